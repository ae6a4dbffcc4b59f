import type { AnalyticsParts } from './analytics/routes.ts'
import type { Closing } from './closing.ts'
import type { Content } from './content/content.ts'
import { loadDeskWords } from './content/desk-words.ts'
import { loadPlaces } from './content/place-files.ts'
import { loadSurveySignals } from './content/survey-signals.ts'
import type { ChannelAdapter } from './core/channel.ts'
import type { Clock } from './core/clock.ts'
import { createChannelHealth } from './observability/channel-health.ts'
import type { Logger } from './observability/log.ts'
import type { Metrics } from './observability/metrics.ts'
import { watchChannels } from './observability/watch-channels.ts'
import { projectRoot } from './root.ts'
import { operationsChore } from './schedule/operations-chore.ts'
import type { Stores } from './store/contract.ts'

export interface OperationsGround {
  readonly stores: Stores
  readonly content: Content
  readonly channels: readonly ChannelAdapter[]
  readonly metrics: Metrics
  readonly log: Logger
  readonly clock: Clock
}

/** What the channels' page and the early warnings are made of, with the names that they show. */
export function operationsOf({ stores, content }: OperationsGround): Pick<AnalyticsParts, 'operations' | 'signals'> {
  const places = loadPlaces(projectRoot)
  return {
    operations: {
      store: stores.operations,
      channelNames: loadDeskWords(projectRoot, content).channelNames,
      provinces: () => places().provinces,
    },
    signals: {
      store: stores.signals,
      names: {
        province: (code) => places().provinces.find((one) => one.code === code)?.name,
        intent: (id) => content.intents.get(id)?.title,
      },
    },
  }
}

/** What keeps its figures up to date. */
export function operationsChores({ stores, content }: OperationsGround): readonly ((now: Date) => Promise<void>)[] {
  return [operationsChore(stores.operations, loadSurveySignals(projectRoot, content).hospital)]
}

/** Asks the channels each minute and keeps what they answered; returns how to ask at once. */
export function askChannels(
  { stores, channels, metrics, log, clock }: OperationsGround,
  closing: Closing,
): () => Promise<void> {
  const record = async (channel: string, ok: boolean): Promise<void> =>
    stores.operations.recordProbe(channel, ok, clock.now())
  const ask = createChannelHealth({ channels, metrics, log, record })
  const watch = watchChannels(ask)
  closing.add(watch.stop)
  return ask
}
