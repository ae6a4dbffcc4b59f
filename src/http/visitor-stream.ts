import type { Request, Response } from 'express'
import { openEventStream, type EventStream } from './event-stream.ts'
import { sendProblem } from './problem.ts'
import { webhookRequest } from './webhook-request.ts'
import type { ChannelAdapter } from '../core/channel.ts'
import type { Clock } from '../core/clock.ts'
import type { ConversationMode } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import { laneOf, type ChannelAddress } from '../core/message.ts'
import { streamTopic } from '../core/topics.ts'
import type { Broadcast } from '../instances/contract.ts'
import type { Stores, TranscriptEntry } from '../store/contract.ts'

export interface VisitorStreamParts {
  readonly stores: Stores
  readonly broadcast: Broadcast
  readonly clock: Clock
  readonly title: string
}

/** What a citizen sees on arriving: enough to remember, little enough for a slow line. */
const HISTORY = 50
const PAGE = 200
/** A note can be lost (another instance, a broken connection): the stream looks by itself as well. */
const LOOK_EVERY_MS = 10_000

const states: Readonly<Record<ConversationMode, string>> = {
  bot: 'bot',
  'waiting-for-staff': 'queued',
  'with-staff': 'human',
  rating: 'closed',
  closed: 'closed',
}

/** `GET …/events`: one citizen's messages as server-sent events, resumed by `Last-Event-ID`. */
export function visitorStream(parts: VisitorStreamParts, channel: ChannelAdapter) {
  return (req: Request, res: Response): void => {
    const address = channel.identify?.(webhookRequest(req, new Uint8Array(), parts.clock.now()))
    if (address === undefined) return sendProblem(res, new AppError('unauthorised', 'Phiên trò chuyện đã hết hạn.'))
    const stream = openEventStream(req, res)
    stream.send('hello', JSON.stringify({ title: parts.title }))
    follow(parts, address, stream, lastSeen(req))
  }
}

function lastSeen(req: Request): number {
  const seen = Number(req.get('last-event-id') ?? 0)
  return Number.isSafeInteger(seen) && seen > 0 ? seen : 0
}

/** Reads from the store whenever there is news; only what is stored is shown, so nothing is shown twice or lost. */
function follow(parts: VisitorStreamParts, address: ChannelAddress, stream: EventStream, from: number): void {
  let seen = from
  let state = ''
  let reading = false
  let again = false
  let open = true
  const look = async (): Promise<void> => {
    if (reading) {
      again = true
      return
    }
    reading = true
    do {
      again = false
      const news = await readNews(parts, address, seen)
      for (const entry of news.entries) stream.send('message', JSON.stringify(entry.shown), String(entry.seq))
      seen = news.entries.at(-1)?.seq ?? seen
      if (news.state !== state) stream.send('state', news.state)
      state = news.state
      if (news.entries.length === PAGE) again = true
    } while (again && open)
    reading = false
  }
  const safely = (): void => {
    look().catch(() => {
      // The database is away: the client comes back with `Last-Event-ID` and loses nothing.
      stream.end()
    })
  }
  const stop = parts.broadcast.subscribe(streamTopic(laneOf(address)), safely)
  const timer = setInterval(safely, LOOK_EVERY_MS)
  stream.onClose(() => {
    open = false
    stop()
    clearInterval(timer)
  })
  safely()
}

async function readNews(
  { stores }: VisitorStreamParts,
  address: ChannelAddress,
  seen: number,
): Promise<{ entries: { seq: number; shown: unknown }[]; state: string }> {
  const [entries, conversation, names] = await Promise.all([
    stores.conversations.streamAfter(address, seen, seen === 0 ? HISTORY : PAGE),
    stores.conversations.current(address),
    stores.staff.names(),
  ])
  const state = states[conversation?.mode ?? 'bot']
  const officer = entries.findLast((entry) => entry.author.startsWith('s_'))?.author
  const named = officer === undefined ? undefined : names[officer]
  return {
    entries: entries.map((entry) => ({ seq: entry.seq, shown: shownEntry(entry, names) })),
    state: JSON.stringify({ state, ...(state === 'human' && named !== undefined ? { officer: named } : {}) }),
  }
}

function shownEntry(entry: TranscriptEntry, names: Readonly<Record<string, string>>): unknown {
  const { seq, id, direction, author, content, citations, at, externalId } = entry
  const staff = author !== 'citizen' && author !== 'bot'
  return {
    seq,
    id,
    direction,
    author: staff ? 'staff' : author,
    ...(staff && names[author] !== undefined ? { officer: names[author] } : {}),
    content,
    citations,
    at,
    // By it the widget knows its own message again. A browser's dedupe key is `<visitor>:<its own id>`.
    ...(direction === 'in' && externalId !== undefined
      ? { clientId: externalId.slice(externalId.lastIndexOf(':') + 1) }
      : {}),
  }
}
