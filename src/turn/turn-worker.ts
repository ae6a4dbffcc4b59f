import type { Answerer } from '../answering/answerer.ts'
import { createModelLane, type ModelLane } from './model-lane.ts'
import { startWorkerLoop, type WorkerLoop } from './worker-loop.ts'
import { loadTurns, type LoadOptions } from './load-turns.ts'
import { decideTurn } from './decide-turn.ts'
import { recentPace } from '../handoff/recent-pace.ts'
import { handOver } from './carry-out.ts'
import { draftOf, type Composed, type TurnResult } from './turn.ts'
import type { Claim, InboxItem } from '../store/contract.ts'
import type { Logger } from '../observability/log.ts'

export interface TurnWorkerOptions extends Omit<LoadOptions, 'waiting' | 'pace'> {
  readonly log: Logger
  /** After a turn is on disk: outbox, desk and streams look again. */
  readonly onCommitted: (result: TurnResult) => void
  /** For questions that no article answers; undefined: no model server is set. */
  readonly answerer?: Answerer | undefined
  /** Resolves when answering may go on: platforms wait for their acknowledgement first. */
  readonly giveWay?: () => Promise<void>
}

/** Lanes of one round, each one citizen: they share the queries and the transaction. */
const LANES = 32
const LOOK_EVERY_MS = 500
/** A commit against an older version is tried again with the newer one; an officer and a citizen rarely collide. */
const STALE_RETRIES = 10
/** Then the message goes to the dead letters and its citizen to a person. */
const MOST_ATTEMPTS = 5
const RETRY_AFTER_MS = 2_000
const COUNT_EVERY_MS = 1_000
const PACE_EVERY_MS = 60_000

/** Takes waiting messages, one lane at a time in order, and answers them. */
export function startTurnWorker(options: TurnWorkerOptions): WorkerLoop {
  const { stores, log } = options
  const base = {
    ...options,
    waiting: cached(() => stores.handoffs.countWaiting(), COUNT_EVERY_MS),
    pace: cached(() => recentPace(stores.desk, options.clock), PACE_EVERY_MS),
  }
  const model = createModelLane({
    answerer: options.answerer,
    answer: (claim, composed) => answerOne({ ...base, composed }, claim),
  })
  const worker = { ...base, model }
  const loop = startWorkerLoop({
    everyMs: LOOK_EVERY_MS,
    onError: (error) => log.error({ error }, 'turn round failed'),
    async round() {
      await options.giveWay?.()
      const claims = await stores.inbox.take(LANES)
      if (claims.length > 0) await answerAll(worker, claims)
      return claims.length > 0
    },
  })
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop()
      await model.stop()
    },
  }
}

interface Worker extends TurnWorkerOptions, LoadOptions {
  /** Undefined: it has been asked. */
  readonly model?: ModelLane
  readonly composed?: Composed | undefined
}

/** The usual case in one transaction; what goes wrong is then looked at one by one. */
async function answerAll(worker: Worker, claims: readonly Claim<InboxItem>[]): Promise<void> {
  const [failing, fresh] = [claims.filter(isExhausted), claims.filter((claim) => !isExhausted(claim))]
  const left = await answerTogether(worker, fresh)
  await Promise.all([
    ...left.map((claim) => answerOne(worker, claim)),
    ...failing.map((claim) => giveUp(worker, claim)),
  ])
}

function isExhausted({ attempts }: Claim<InboxItem>): boolean {
  return attempts >= MOST_ATTEMPTS
}

/** Returns the claims that still want an answer. */
async function answerTogether(worker: Worker, claims: readonly Claim<InboxItem>[]): Promise<Claim<InboxItem>[]> {
  if (claims.length < 2) return [...claims]
  try {
    const inputs = await loadTurns(worker, claims)
    const turns = await Promise.all(
      claims.map(async (claim, index) => {
        const input = inputs[index] ?? missing()
        return { claim, input, change: await decideTurn(worker, input) }
      }),
    )
    const commits = turns.filter(({ claim, input, change }) => worker.model?.takes(claim, input, change) !== true)
    const outcomes = await worker.stores.conversations.commitAll(commits)
    for (const [index, outcome] of outcomes.entries()) {
      const commit = commits[index]
      if (outcome === 'committed' && commit !== undefined) worker.onCommitted(commit.change)
    }
    return commits.filter((_, index) => outcomes[index] === 'stale').map(({ claim }) => claim)
  } catch (error) {
    worker.log.warn({ error }, 'turns are answered one by one')
    return [...claims]
  }
}

async function answerOne(worker: Worker, claim: Claim<InboxItem>): Promise<void> {
  const { stores, log, onCommitted } = worker
  try {
    for (let tries = 0; tries < STALE_RETRIES; tries++) {
      const [loaded = missing()] = await loadTurns(worker, [claim])
      const input = worker.composed === undefined ? loaded : { ...loaded, composed: worker.composed }
      const result = await decideTurn(worker, input)
      if (worker.model?.takes(claim, input, result) === true) return
      const outcome = await stores.conversations.commit(result, claim)
      if (outcome === 'lease-lost') return
      if (outcome === 'committed') return onCommitted(result)
    }
    await stores.inbox.later(claim, inMs(RETRY_AFTER_MS), 'stale')
  } catch (error) {
    log.error({ error, item: claim.id, attempts: claim.attempts }, 'turn failed')
    await stores.inbox.later(claim, inMs(RETRY_AFTER_MS), 'failed').catch(() => undefined)
  }
}

/** A message that cannot be worked on must neither block its citizen's lane nor be forgotten: a person looks. */
async function giveUp(worker: Worker, claim: Claim<InboxItem>): Promise<void> {
  const { stores, log } = worker
  log.error({ item: claim.id, attempts: claim.attempts }, 'message buried: it failed too often')
  // First the person: if the program ends in between, the message is still there and this is done again.
  await callStaff(worker, claim).catch((error: unknown) =>
    log.error({ error, item: claim.id }, 'buried without a handoff'),
  )
  await stores.inbox.bury(claim, 'failed too often')
}

async function callStaff(worker: Worker, claim: Claim<InboxItem>): Promise<void> {
  for (let tries = 0; tries < STALE_RETRIES; tries++) {
    const [input = missing()] = await loadTurns(worker, [claim])
    const { mode } = input.conversation
    if (mode === 'waiting-for-staff' || mode === 'with-staff') return
    const result = handOver(input, draftOf(input.conversation, input.replaces), 'not_understood')
    if ((await worker.stores.conversations.commit(result)) === 'committed') return worker.onCommitted(result)
  }
}

function missing(): never {
  throw new Error('a claim was not loaded')
}

/** Asked at most that often: citizens are told a place and a time of waiting, not a promise. */
function cached<T>(ask: () => Promise<T>, everyMs: number): () => Promise<T> {
  let value: Promise<T> | undefined
  let at = 0
  return () => {
    if (value === undefined || Date.now() - at > everyMs) {
      at = Date.now()
      value = ask()
      // A failed question is asked again with the next message.
      value.catch(() => (at = 0))
    }
    return value
  }
}

/** The queue's own clock is the database's: `later` takes real time, whatever `CLOCK` says. */
function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString()
}
