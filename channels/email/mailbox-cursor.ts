import type { TokenVault } from '../../src/core/channel.ts'

/** How far the mailbox has been read. UIDs only grow while UIDVALIDITY stays (RFC 3501 §2.3.1.1). */
export interface MailboxPosition {
  readonly uidValidity: string
  readonly lastUid: number
}

export interface MailboxCursor {
  read(): Promise<MailboxPosition | undefined>
  /** Never goes back within one UIDVALIDITY: another instance may be further. */
  advance(to: MailboxPosition): Promise<void>
}

/**
 * Kept with the channels' tokens, the one place where a channel may keep something. Not "unseen": a person who opens the
 * mailbox would hide mails from us.
 */
export function createMailboxCursor(vault: TokenVault, mailbox: string): MailboxCursor {
  const name = `email-position:${mailbox}`
  return {
    read: async () => parse(await vault.read(name)),
    async advance(to) {
      await vault.rotate(name, (current) => {
        const stored = parse(current)
        const isBehind = stored?.uidValidity === to.uidValidity && stored.lastUid > to.lastUid
        return Promise.resolve(JSON.stringify(isBehind ? stored : to))
      })
    },
  }
}

function parse(stored: string | undefined): MailboxPosition | undefined {
  const [, uidValidity, lastUid] = /^\{"uidValidity":"(\d{1,20})","lastUid":(\d{1,10})\}$/.exec(stored ?? '') ?? []
  return uidValidity === undefined ? undefined : { uidValidity, lastUid: Number(lastUid) }
}
