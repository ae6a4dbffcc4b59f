import { startWorkerLoop, type WorkerLoop } from './worker-loop.ts'
import { conversationFor, runTurn } from './run-turn.ts'
import { handOver } from './carry-out.ts'
import { draftOf, type TurnInput, type TurnResult } from './turn.ts'
import { personKey } from '../privacy/person-key.ts'
import type { Content } from '../content/content.ts'
import type { Clock } from '../core/clock.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Handoff } from '../core/handoff.ts'
import type { IntentMatch } from '../core/intent.ts'
import { laneOf } from '../core/message.ts'
import type { Claim, InboxItem, Stores } from '../store/contract.ts'
import type { Logger } from '../observability/log.ts'

export interface TurnWorkerOptions {
  readonly stores: Stores
  readonly content: Content
  readonly understand: (text: string) => IntentMatch
  readonly clock: Clock
  readonly secret: string
  readonly log: Logger
  /** After a turn is on disk: outbox, desk and streams look again. */
  readonly onCommitted: (result: TurnResult) => void
}

/** Lanes of one round; each is one citizen, so this many are answered side by side. */
const LANES = 32
const LOOK_EVERY_MS = 500
/** A commit against an older version is tried again with the newer one; an officer and a citizen rarely collide. */
const STALE_RETRIES = 10
/** Then the message goes to the dead letters and its citizen to a person. */
const MOST_ATTEMPTS = 5
const RETRY_AFTER_MS = 2_000
const COUNT_EVERY_MS = 1_000

/** Takes waiting messages, one lane at a time in order, and answers them. */
export function startTurnWorker(options: TurnWorkerOptions): WorkerLoop {
  const { stores, log } = options
  const waiting = cachedCount(() => stores.handoffs.countWaiting())
  return startWorkerLoop({
    everyMs: LOOK_EVERY_MS,
    onError: (error) => log.error({ error }, 'turn round failed'),
    async round() {
      const claims = await stores.inbox.take(LANES)
      await Promise.all(claims.map((claim) => handle(options, claim, waiting)))
      return claims.length > 0
    },
  })
}

type Count = () => Promise<number>

async function handle(options: TurnWorkerOptions, claim: Claim<InboxItem>, waiting: Count): Promise<void> {
  const { stores, log, clock } = options
  try {
    if (claim.attempts >= MOST_ATTEMPTS) return await giveUp(options, claim, waiting)
    for (let tries = 0; tries < STALE_RETRIES; tries++) {
      const input = await load(options, claim, waiting)
      const result = runTurn(input)
      const outcome = await stores.conversations.commit(result, claim)
      if (outcome === 'lease-lost') return
      if (outcome === 'committed') return options.onCommitted(result)
    }
    await stores.inbox.later(claim, inMs(clock, RETRY_AFTER_MS), 'stale')
  } catch (error) {
    log.error({ error, item: claim.id, attempts: claim.attempts }, 'turn failed')
    await stores.inbox.later(claim, inMs(clock, RETRY_AFTER_MS), String(error)).catch(() => undefined)
  }
}

/** A message that cannot be worked on must neither block its citizen's lane nor be forgotten: a person looks. */
async function giveUp(options: TurnWorkerOptions, claim: Claim<InboxItem>, waiting: Count): Promise<void> {
  const { stores, log } = options
  log.error({ item: claim.id, attempts: claim.attempts }, 'message buried: it failed too often')
  const buried = await stores.inbox.bury(claim, 'failed too often')
  if (!buried) return
  const input = await load(options, claim, waiting)
  if (input.conversation.mode !== 'bot' && input.conversation.mode !== 'closed') return
  const result = handOver(input, draftOf(input.conversation), 'not_understood')
  const outcome = await stores.conversations.commit(result)
  if (outcome === 'committed') options.onCommitted(result)
}

async function load(options: TurnWorkerOptions, claim: Claim<InboxItem>, waiting: Count): Promise<TurnInput> {
  const { stores, content, clock, understand, secret } = options
  const { message } = claim.item
  const now = clock.now()
  const current = await stores.conversations.current(message.from)
  const conversation = conversationFor(current, message, now)
  const handoff = await openHandoff(stores, conversation)
  return {
    conversation,
    message: await ownRating(stores, claim),
    now,
    content,
    understand,
    personKey: personKey(secret, message.from, now),
    waiting: handoff?.status === 'waiting' ? await stores.handoffs.position(handoff.id) : await waiting(),
    ...(handoff === undefined ? {} : { handoff }),
  }
}

async function openHandoff(stores: Stores, { mode, context }: Conversation): Promise<Handoff | undefined> {
  if (context.handoff === undefined || (mode !== 'waiting-for-staff' && mode !== 'with-staff')) return undefined
  return stores.handoffs.find(context.handoff)
}

/** A rating that names another citizen's invitation loses that name: it can then only rate this conversation. */
async function ownRating(stores: Stores, { item, lane }: Claim<InboxItem>): Promise<InboxItem['message']> {
  const { message } = item
  const { content } = message
  if (content.kind !== 'rating' || content.invite === undefined) return message
  const invitation = await stores.surveys.find(content.invite)
  const rated = invitation === undefined ? undefined : await stores.conversations.find(invitation.conversationId)
  if (rated !== undefined && laneOf(rated.address) === lane) return message
  return { ...message, content: { kind: 'rating', score: content.score } }
}

/** The length of the queue, asked at most once a second: citizens are told a place, not a promise. */
function cachedCount(count: () => Promise<number>): Count {
  let value = 0
  let at = 0
  return async () => {
    if (Date.now() - at > COUNT_EVERY_MS) {
      at = Date.now()
      value = await count()
    }
    return value
  }
}

function inMs(clock: Clock, ms: number): string {
  return new Date(clock.now().getTime() + ms).toISOString()
}
