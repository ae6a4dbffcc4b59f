import type { DetailValue } from './action-texts.ts'

export interface AuditLine {
  readonly id: number
  readonly at: string
  readonly actor: string
  readonly actorName?: string
  readonly action: string
  readonly subject: string
  readonly detail?: Readonly<Record<string, DetailValue>>
}

/** The program itself, the command line, and whoever did not get in. */
const actors: Readonly<Record<string, string>> = {
  bot: 'Hệ thống',
  'command line': 'Dòng lệnh máy chủ',
  unknown: 'Chưa rõ là ai',
}

export function actorText({ actor, actorName }: Pick<AuditLine, 'actor' | 'actorName'>): string {
  return actorName ?? actors[actor] ?? actor
}
