import type { Request, Response } from 'express'
import { createOffCheck } from './off-check.ts'
import { openEventStream, type EventStream } from './event-stream.ts'
import { sendProblem } from './problem.ts'
import { webhookRequest } from './webhook-request.ts'
import type { ChannelAdapter } from '../core/channel.ts'
import type { Clock } from '../core/clock.ts'
import type { Conversation, ConversationMode } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import type { ChannelId } from '../core/ids.ts'
import { laneOf, type ChannelAddress } from '../core/message.ts'
import { streamTopic, TYPING_NOTE } from '../core/topics.ts'
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
/** A channel that is switched on again shows within two seconds what waited. */
const LOOK_WHILE_OFF_MS = 1_000

const states: Readonly<Record<ConversationMode, string>> = {
  bot: 'bot',
  'waiting-for-staff': 'queued',
  'with-staff': 'human',
  rating: 'closed',
  closed: 'closed',
}

/** `GET …/events`: one citizen's messages as server-sent events, resumed by `Last-Event-ID`. */
export function visitorStream(parts: VisitorStreamParts, channel: ChannelAdapter) {
  const isOff = createOffCheck(parts.stores.switches)
  return (req: Request, res: Response): void => {
    const address = channel.identify?.(webhookRequest(req, new Uint8Array(), parts.clock.now()))
    if (address === undefined) return sendProblem(res, new AppError('unauthorised', 'Phiên trò chuyện đã hết hạn.'))
    const stream = openEventStream(req, res)
    stream.send('hello', JSON.stringify({ title: parts.title }))
    follow({ ...parts, isOff }, address, stream, lastSeen(req))
  }
}

function lastSeen(req: Request): number {
  const seen = Number(req.get('last-event-id') ?? 0)
  return Number.isSafeInteger(seen) && seen > 0 ? seen : 0
}

interface Following extends VisitorStreamParts {
  readonly isOff: (channel: ChannelId) => Promise<boolean>
}

/**
 * Reads from the store whenever there is news; only what is stored is shown. A citizen's own message may become visible
 * a moment after the answer to an earlier one, with a smaller `seq`: each look begins a little before the last one.
 */
function follow(parts: Following, address: ChannelAddress, stream: EventStream, from: number): void {
  let state = ''
  let reading = false
  let again = false
  let open = true
  let later: NodeJS.Timeout | undefined
  const shown = createShown(from)
  const look = async (): Promise<void> => {
    if (reading) {
      again = true
      return
    }
    reading = true
    if (await parts.isOff(address.channel)) {
      reading = false
      // Nothing is shown and nothing is skipped: the first look after the switch shows it all.
      clearTimeout(later)
      if (open) later = setTimeout(safely, LOOK_WHILE_OFF_MS)
      return
    }
    let after = shown.floor()
    do {
      again = false
      const news = await readNews(parts, address, after)
      for (const { seq, id, entry } of news.entries) {
        if (shown.isNew(seq, id)) stream.send('message', JSON.stringify(entry), String(shown.last()))
      }
      if (news.state !== state) stream.send('state', news.state)
      state = news.state
      const page = news.entries.length === PAGE ? news.entries.at(-1) : undefined
      after = page?.seq ?? shown.floor()
      again ||= page !== undefined
    } while (again && open)
    reading = false
  }
  const safely = (): void => {
    look().catch(() => {
      // The database is away: the client comes back with `Last-Event-ID` and loses nothing.
      stream.end()
    })
  }
  const stop = parts.broadcast.subscribe(streamTopic(laneOf(address)), (note) =>
    note === TYPING_NOTE ? stream.send('typing', '{}') : safely(),
  )
  const timer = setInterval(safely, LOOK_EVERY_MS)
  stream.onClose(() => {
    open = false
    stop()
    clearInterval(timer)
    clearTimeout(later)
  })
  safely()
}

/** Longer than any transaction that stores messages. */
const SETTLED_AFTER_MS = 5_000

interface Shown {
  /** Everything up to here is settled. */
  floor(): number
  last(): number
  isNew(seq: number, id: string): boolean
}

function createShown(from: number): Shown {
  const recent = new Map<string, { seq: number; at: number }>()
  let floor = from
  let last = from
  return {
    floor() {
      const settled = Date.now() - SETTLED_AFTER_MS
      for (const [id, { seq, at }] of recent) {
        if (at > settled) continue
        floor = Math.max(floor, seq)
        recent.delete(id)
      }
      return floor
    },
    last: () => last,
    isNew(seq, id) {
      if (recent.has(id)) return false
      recent.set(id, { seq, at: Date.now() })
      last = Math.max(last, seq)
      return true
    },
  }
}

interface News {
  readonly entries: readonly { readonly seq: number; readonly id: string; readonly entry: unknown }[]
  readonly state: string
}

async function readNews({ stores }: VisitorStreamParts, address: ChannelAddress, floor: number): Promise<News> {
  const [entries, conversation] = await Promise.all([
    stores.conversations.streamAfter(address, floor, floor === 0 ? HISTORY : PAGE),
    stores.conversations.current(address),
  ])
  const officer = await officerOf(stores, conversation)
  const hasStaff = officer !== undefined || entries.some((entry) => entry.author.startsWith('s_'))
  const names = hasStaff ? await stores.staff.names() : {}
  const name = officer === undefined ? undefined : names[officer]
  return {
    entries: entries.map((entry) => ({ seq: entry.seq, id: entry.id, entry: shownEntry(entry, names) })),
    state: JSON.stringify({
      state: states[conversation?.mode ?? 'bot'],
      ...(name === undefined ? {} : { officer: name }),
    }),
  }
}

/** Who helps now, while somebody does. */
async function officerOf(stores: Stores, conversation: Conversation | undefined): Promise<string | undefined> {
  if (conversation?.mode !== 'with-staff' || conversation.context.handoff === undefined) return undefined
  return (await stores.handoffs.find(conversation.context.handoff))?.assignedTo
}

function shownEntry(entry: TranscriptEntry, names: Readonly<Record<string, string>>): unknown {
  const { seq, id, direction, author, content, citations, at, externalId, media } = entry
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
    ...(media === undefined ? {} : { media }),
    // By it the widget knows its own message again. A browser's dedupe key is `<visitor>:<its own id>`.
    ...(direction === 'in' && externalId !== undefined
      ? { clientId: externalId.slice(externalId.lastIndexOf(':') + 1) }
      : {}),
  }
}
