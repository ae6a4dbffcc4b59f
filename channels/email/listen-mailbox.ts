import type { ImapFlow } from 'imapflow'
import type { AcceptInbound } from '../../src/core/channel.ts'
import { imapFailure, isRefusedLogin, openImap } from './imap-connection.ts'
import type { MailServer } from './mail-server.ts'
import { readMailbox, type MailboxReader } from './read-mailbox.ts'
import { untilAborted } from './until-aborted.ts'

export interface ListenParts extends Omit<MailboxReader, 'client' | 'accept'> {
  readonly server: MailServer
  /** Told whenever a connection ends, with a code. */
  readonly onEnded?: (why: string) => void
  readonly waits?: ListenWaits
}

export interface ListenWaits {
  /** Beside IDLE, which some servers and firewalls lose. */
  readonly pollMs: number
  /** Doubled with each failure in a row. */
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** A wrong password tried every second locks the mailbox. */
  readonly refusedMs: number
}
const WAITS: ListenWaits = { pollMs: 45_000, firstRetryMs: 1_000, longestRetryMs: 60_000, refusedMs: 300_000 }

/** A connection that held so long was a good one: its end begins a new count of failures. */
const GOOD_AFTER_MS = 60_000
const JITTER = 0.2

/** Reads the mailbox until the signal aborts; whatever fails is tried again. Never rejects. */
export async function listenMailbox(parts: ListenParts, accept: AcceptInbound, signal: AbortSignal): Promise<void> {
  const waits = parts.waits ?? WAITS
  let failures = 0
  while (!signal.aborted) {
    const began = performance.now()
    const why = await session(parts, accept, { signal, pollMs: waits.pollMs }).catch((error: unknown) => error)
    if (signal.aborted) return
    parts.onEnded?.(imapFailure(why))
    failures = performance.now() - began > GOOD_AFTER_MS ? 1 : failures + 1
    const doubled = Math.min(waits.firstRetryMs * 2 ** (failures - 1), waits.longestRetryMs)
    const wait = isRefusedLogin(why) ? waits.refusedMs : doubled
    await pause(wait * (1 + (Math.random() * 2 - 1) * JITTER), signal)
  }
}

interface SessionOptions {
  readonly signal: AbortSignal
  readonly pollMs: number
}

/** One connection, from login to its end. */
async function session(parts: ListenParts, accept: AcceptInbound, { signal, pollMs }: SessionOptions): Promise<void> {
  const client = openImap(parts.server)
  const bell = createBell(client)
  const stop = (): void => client.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await client.connect()
    await client.mailboxOpen('INBOX')
    while (client.usable && !signal.aborted) {
      bell.reset()
      await readMailbox({ ...parts, client, accept })
      if (bell.rang()) continue
      // Returns when the next command breaks it.
      void client.idle().catch(() => undefined)
      await bell.wait(pollMs)
    }
  } finally {
    signal.removeEventListener('abort', stop)
    client.close()
  }
}

/** Rings when the server tells of a mail, and when the connection ends. */
function createBell(client: ImapFlow) {
  let hasRung = false
  let answer = (): void => undefined
  const ring = (): void => {
    hasRung = true
    answer()
  }
  client.on('exists', ring)
  client.on('close', ring)
  return {
    rang: () => hasRung,
    reset: () => {
      hasRung = false
    },
    async wait(ms: number): Promise<void> {
      if (hasRung) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        answer = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await untilAborted(waited, signal)
  clearTimeout(timer)
}
