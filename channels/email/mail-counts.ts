import type { MailOutcome } from './decode-mail.ts'

export interface MailCounts {
  add(outcome: MailOutcome): void
  /** A connection to the mailbox ended. */
  ended(why: string): void
  /** Such as `3 mails taken, 2 precedence, 1 malformed`; empty before the first. */
  summary(): string
}

/** What came from the mailbox since the start: the webhook's outcomes are counted where they are answered. */
export function createMailCounts(): MailCounts {
  const counts = new Map<string, number>()
  const add = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)
  return {
    add: (outcome) => add(outcome.kind === 'messages' ? 'mails taken' : outcome.what),
    ended: (why) => add(`ended by ${why}`),
    summary: () => [...counts].map(([what, count]) => `${count} ${what}`).join(', '),
  }
}
