import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { createChannels } from '../channels/index.ts'
import { createAnalyticsRouter } from './analytics/routes.ts'
import { exportCsv } from './analytics/export/csv.ts'
import type { Config } from './config.ts'
import { createConsoleRouter } from './console/routes.ts'
import { createStaffAuth } from './console/staff-auth.ts'
import { loadContent } from './content/load-content.ts'
import { systemClock, vietnamDay, type Clock } from './core/clock.ts'
import { laneOf } from './core/message.ts'
import { DESK_TOPIC, streamTopic } from './core/topics.ts'
import { startDelivery } from './delivery/deliver-outbox.ts'
import { createDesk } from './handoff/create-desk.ts'
import { createApp } from './http/app.ts'
import { createHealthRouter } from './http/health.ts'
import { listen } from './http/server.ts'
import { createWebhooks } from './http/webhooks.ts'
import { createLocalInstances } from './instances/local/index.ts'
import { createRedisInstances } from './instances/redis/index.ts'
import { createIntake } from './intake/accept-inbound.ts'
import { createRateLimit } from './intake/rate-limit.ts'
import { loadModel } from './load-model.ts'
import { createLogger } from './observability/log.ts'
import { createMetrics } from './observability/metrics.ts'
import { ownDatabase } from './open-database.ts'
import { projectRoot } from './root.ts'
import { startSchedule } from './schedule/due-tasks.ts'
import type { ConversationChange, Stores } from './store/contract.ts'
import { openNotes } from './store/notes.ts'
import { openStores } from './store/open-stores.ts'
import { migrate } from './store/migrate.ts'
import { settingOnce } from './store/settings.ts'
import { startTurnWorker } from './turn/turn-worker.ts'
import { understand } from './understanding/understand.ts'

export interface RunningServer {
  readonly url: string
  readonly stores: Stores
  /** Resolves if the program cannot go on (its embedded database ended). */
  readonly lost: Promise<void>
  stop(): Promise<void>
}

/** Puts the house together: the only file in `src/` that knows the channels and the implementations. */
export async function startServer(config: Config, say: (line: string) => void): Promise<RunningServer> {
  const log = createLogger(config.LOG_LEVEL)
  const clock = clockOf(config)
  const content = loadContent(projectRoot, vietnamDay(clock.now()))
  const model = loadModel(content, say)
  const database = await ownDatabase(config, say)
  const opened = await openStores(database.url, { clock })
  await migrate(opened.database)
  const { stores } = opened
  const secret = config.SESSION_SECRET ?? (await settingOnce(opened.database, 'session-secret', newSecret))

  const local = createLocalInstances({ send: (topic, note) => notes.send(topic, note) })
  const notes = await openNotes(database.url, (topic, note) => local.listeners.tell(topic, note))
  const instances = config.REDIS_URL === undefined ? local : createRedisInstances(config.REDIS_URL, local)
  const { broadcast, rates } = instances

  const channels = createChannels(config.channels, secret, {
    vault: stores.tokens,
    clock,
    wake: (address) => broadcast.publish(streamTopic(laneOf(address)), ''),
  })
  const metrics = createMetrics()
  const tellDesk = (note: string): void => void broadcast.publish(DESK_TOPIC, note)
  const onCommitted = (change: ConversationChange): void => {
    if (change.outbound.length > 0) delivery.wake()
    const { mode, context } = change.conversation
    const concernsDesk = change.handoff !== undefined || mode === 'with-staff' || mode === 'waiting-for-staff'
    if (concernsDesk || change.note !== undefined) tellDesk(change.handoff?.id ?? context.handoff ?? '')
  }
  const delivery = startDelivery({
    stores,
    clock,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    log,
    onFailed(message) {
      metrics.delivery(message.to.channel, 'failed')
      tellDesk('')
    },
  })
  const parts = { stores, content, clock, secret, log, onCommitted }
  const intake = createIntake({
    store: stores.intake,
    onStored: () => void setTimeout(() => turns.wake(), stores.intake.gatherMs),
  })
  const turns = startTurnWorker({
    ...parts,
    understand: (text) => understand(text, model, { lexicon: content.lexicon }),
    giveWay: () => intake.calm(),
  })
  const schedule = startSchedule(parts)

  const auth = createStaffAuth({
    staff: stores.staff,
    audit: stores.audit,
    rates,
    clock,
    secureCookies: config.PUBLIC_URL?.startsWith('https://') ?? false,
  })
  const app = createApp({
    channels,
    visitors: { stores, broadcast, clock, title: 'An Sinh' },
    console: createConsoleRouter({
      desk: createDesk({ stores, content, clock, onCommitted }),
      auth,
      broadcast,
      rates,
      intentTitle: (intent) => content.intents.get(intent)?.title,
    }),
    analytics: createAnalyticsRouter({ auth, surveys: stores.surveys, exportCsv, clock }),
    health: createHealthRouter({ stores, metrics }),
    ui: join(projectRoot, 'dist', 'ui'),
    log,
  })
  const rateLimit = createRateLimit(rates, Date.now)
  const webhooks = createWebhooks({ channels, intake, rateLimit, clock, metrics, log })
  const http = await listen(app, webhooks, config.PORT)

  const stopping = new AbortController()
  for (const channel of channels) void channel.listen?.((messages) => intake.accept(messages), stopping.signal)

  return {
    url: config.PUBLIC_URL ?? `http://localhost:${http.port}`,
    stores,
    lost: database.lost ?? new Promise(() => undefined),
    async stop() {
      stopping.abort()
      await http.close()
      await Promise.all([turns.stop(), delivery.stop(), schedule.stop()])
      await instances.close()
      await notes.close()
      await opened.close()
      await database.stop()
    },
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** `CLOCK` moves the start, not the pace: tasks still fall due. */
function clockOf(config: Config): Clock {
  if (config.CLOCK === undefined) return systemClock
  const shift = Date.parse(config.CLOCK) - Date.now()
  return { now: () => new Date(Date.now() + shift) }
}
