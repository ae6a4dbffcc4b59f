import type { Answerer } from '../../src/answering/answerer.ts'
import type { Content } from '../../src/content/content.ts'
import { loadContent } from '../../src/content/load-content.ts'
import { systemClock, type Clock } from '../../src/core/clock.ts'
import type { IntentMatch } from '../../src/core/intent.ts'
import { startDelivery } from '../../src/delivery/deliver-outbox.ts'
import { createDesk } from '../../src/handoff/create-desk.ts'
import type { Desk } from '../../src/handoff/desk.ts'
import { createIntake, type Intake } from '../../src/intake/accept-inbound.ts'
import { createLogger } from '../../src/observability/log.ts'
import { projectRoot } from '../../src/root.ts'
import { startSchedule } from '../../src/schedule/due-tasks.ts'
import type { ConversationChange, Stores } from '../../src/store/contract.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { startTurnWorker } from '../../src/turn/turn-worker.ts'
import type { TurnInput } from '../../src/turn/turn.ts'
import type { WorkerLoop } from '../../src/turn/worker-loop.ts'
import type { FakeChannel } from './fake-channel.ts'

export interface Workers {
  readonly stores: Stores
  readonly intake: Intake
  readonly desk: Desk
  stop(): Promise<void>
}

export interface WorkerOptions {
  readonly channel: FakeChannel
  readonly understand?: (text: string) => IntentMatch
  /** Which loops run; all by default. */
  readonly only?: readonly ('turns' | 'delivery' | 'schedule')[]
  readonly answerer?: Answerer
  readonly onFailed?: () => void
  readonly clock?: Clock
  readonly placeIn?: TurnInput['placeIn']
}

/** One instance's stores and loops, put together as `src/main.ts` does it, without HTTP. */
export async function startWorkers(databaseUrl: string, options: WorkerOptions): Promise<Workers> {
  const {
    channel,
    understand = byNumber,
    only = ['turns', 'delivery', 'schedule'],
    onFailed = () => undefined,
    clock = systemClock,
    placeIn,
  } = options
  const { stores, close } = await openStores(databaseUrl, { clock })
  const log = createLogger('silent')
  const loops: WorkerLoop[] = []
  let [wakeTurns, wakeDelivery] = [(): void => undefined, (): void => undefined]
  const onCommitted = (change: ConversationChange): void => {
    if (change.outbound.length > 0) wakeDelivery()
  }
  const parts = { stores, content, clock, secret: 'a secret of tests', log, onCommitted, placeIn }
  if (only.includes('delivery')) {
    const delivery = startDelivery({
      stores,
      channels: new Map([['fake', channel.adapter]]),
      clock,
      log,
      onFailed,
    })
    wakeDelivery = () => delivery.wake()
    loops.push(delivery)
  }
  if (only.includes('turns')) {
    const turns = startTurnWorker({ ...parts, understand, answerer: options.answerer })
    wakeTurns = () => turns.wake()
    loops.push(turns)
  }
  if (only.includes('schedule')) loops.push(startSchedule(parts))
  return {
    stores,
    intake: createIntake({ store: stores.intake, onStored: () => void setTimeout(wakeTurns, stores.intake.gatherMs) }),
    desk: createDesk({ stores, content, clock, onCommitted }),
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
      await close()
    },
  }
}

export const content: Content = loadContent(projectRoot, '2026-11-25')

/** Questions that have an answer, by number: "việc 3" asks the third. */
export const answerable: readonly string[] = [...content.intents.values()]
  .filter(({ answer }) => 'article' in answer && content.articles.has(answer.article))
  .map(({ id }) => id)

/** Understands "việc <number>", "gặp người" and, by failing, "hỏng": who answers is under test, not the model. */
export function byNumber(text: string): IntentMatch {
  if (text === 'hỏng') throw new Error('this message cannot be worked on')
  const number = Number(/^việc (\d+)$/.exec(text)?.[1] ?? Number.NaN)
  const intent = text === 'gặp người' ? 'act.human' : (answerable[number % answerable.length] ?? 'out_of_scope')
  return { intent, confidence: 1, runnersUp: [], slots: {}, entities: [], by: 'rule' }
}
