import type { ImapFlow, SearchObject } from 'imapflow'
import type { AcceptInbound } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { OwnMailbox } from './auto-mail.ts'
import { decodeMail, MOST_BYTES, type MailOutcome } from './decode-mail.ts'
import type { MailboxCursor, MailboxPosition } from './mailbox-cursor.ts'

export interface MailboxReader {
  readonly client: ImapFlow
  readonly cursor: MailboxCursor
  readonly own: OwnMailbox
  readonly clock: Clock
  readonly accept: AcceptInbound
  readonly count: (outcome: MailOutcome) => void
}

const DAY_MS = 24 * 3_600_000
/** At the first start, mails that nobody has opened or answered; older ones are somebody's finished work. */
const FIRST_LOOK_MS = DAY_MS
/** After the server numbered the mailbox anew: what was stored before is known by its Message-ID. */
const LOOK_BACK_MS = 7 * DAY_MS

/** Takes what came since the last time, in order; rejects only if the server, the vault or the intake fails. */
export async function readMailbox(reader: MailboxReader): Promise<void> {
  const { client, cursor } = reader
  const mailbox = client.mailbox
  if (mailbox === false) return
  const uidValidity = String(mailbox.uidValidity)
  const stored = await cursor.read()
  const known = stored?.uidValidity === uidValidity ? stored : undefined
  // Read before the search: what comes in between is found the next time.
  const newest = Math.max(mailbox.uidNext - 1, 0)
  const found = (await client.search(whatToTake(stored, known), { uid: true })) || []
  const uids = found.filter((uid) => known === undefined || uid > known.lastUid).toSorted((a, b) => a - b)
  await takeAll(reader, uids, async (uid) => {
    if (known !== undefined) await cursor.advance({ uidValidity, lastUid: uid })
  })
  if (known === undefined) await cursor.advance({ uidValidity, lastUid: Math.max(newest, uids.at(-1) ?? 0) })
}

/**
 * A mail that cannot be stored although the next one can is at fault itself: it is counted and left behind. If the next
 * cannot either, the database is down: nothing is left behind, and all is tried again later.
 */
async function takeAll(
  reader: MailboxReader,
  uids: readonly number[],
  onTaken: (uid: number) => Promise<void>,
): Promise<void> {
  let failed: { readonly uid: number; readonly error: unknown } | undefined
  for (const uid of uids) {
    try {
      await take(reader, uid)
    } catch (error) {
      if (failed !== undefined || !reader.client.usable) throw error
      failed = { uid, error }
      continue
    }
    if (failed !== undefined) await takeAgain(reader, failed.uid)
    failed = undefined
    await onTaken(uid)
  }
  if (failed !== undefined) throw failed.error
}

async function takeAgain(reader: MailboxReader, uid: number): Promise<void> {
  try {
    await take(reader, uid)
  } catch (error) {
    if (!reader.client.usable) throw error
    reader.count({ kind: 'ignored', what: 'poison' })
  }
}

function whatToTake(stored: MailboxPosition | undefined, known: MailboxPosition | undefined): SearchObject {
  // Sequence numbers would move with every deletion; `n:*` also names the last mail when it is older.
  if (known !== undefined) return { uid: `${known.lastUid + 1}:*` }
  if (stored !== undefined) return { since: new Date(Date.now() - LOOK_BACK_MS) }
  return { since: new Date(Date.now() - FIRST_LOOK_MS), seen: false, answered: false }
}

async function take({ client, own, clock, accept, count }: MailboxReader, uid: number): Promise<void> {
  const range = String(uid)
  // One byte more tells that there is more.
  const source = { start: 0, maxLength: MOST_BYTES + 1 }
  const mail = await client.fetchOne(range, { uid: true, source }, { uid: true })
  // Deleted in between.
  if (!mail || mail.source === undefined) return
  const outcome = await decodeMail(mail.source, clock.now().toISOString(), own)
  if (outcome.kind === 'messages') {
    await accept(outcome.messages)
    // For people who look into the mailbox; progress does not depend on it.
    await client.messageFlagsAdd(range, ['\\Seen'], { uid: true }).catch(() => undefined)
  }
  count(outcome)
}
