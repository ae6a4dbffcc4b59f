import type { StaffWindow, StaffWindowQuestion } from '../../src/core/channel.ts'

interface Terms {
  /** Hours after the citizen's last message in which anybody may write. */
  readonly freely: number
  /** Hours in which an officer still may. */
  readonly byStaff: number
  readonly afterFreely: string
  readonly closed: string
}

/** A platform that lets an officer write for longer, on other terms, than at first. */
export function staffWindowOf({ lastCitizenAt, now }: StaffWindowQuestion, terms: Terms): StaffWindow {
  const after = (hours: number): string => new Date(Date.parse(lastCitizenAt) + hours * 3_600_000).toISOString()
  const endsAt = after(terms.byStaff)
  if (now > endsAt) return { endsAt, closed: true, hint: terms.closed }
  return now > after(terms.freely) ? { endsAt, closed: false, hint: terms.afterFreely } : { endsAt, closed: false }
}
