import { createHash } from 'node:crypto'

/** A line as the database shows it: every value as text, so that nothing is rounded or written another way. */
export interface ChainedLine {
  readonly id: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: string | null
  readonly hash: string
}

/** The hash of what came before the first line. */
export const CHAIN_START = ''

/**
 * SHA-256 over the hash before and the line, each value with its length in bytes before it. As `audit_hash` of
 * migration 0010, but not by it: who changes lines can also change functions of the database.
 */
export function chainHash(previous: string, { id, at, actor, action, subject, detail }: ChainedLine): string {
  const text = [previous, String(id), at, actor, action, subject, detail]
    .map((value) => (value === null ? '-' : `${Buffer.byteLength(value)}:${value}`))
    .join(',')
  return createHash('sha256').update(text).digest('hex')
}
