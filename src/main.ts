import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { createChannels, verifierPages } from '../channels/index.ts'
import { createAnalysts } from './analysts.ts'
import type { Answerer } from './answering/answerer.ts'
import { prepareSections } from './answering/find-articles.ts'
import { createModelAnswerer } from './answering/rag/create-model-answerer.ts'
import { createAssist } from './assist/create-assist.ts'
import { createClosing, type Closing } from './closing.ts'
import type { Config } from './config.ts'
import type { Content } from './content/content.ts'
import type { ChannelAdapter } from './core/channel.ts'
import { createConsoleRouter } from './console/routes.ts'
import { createStaffAuth } from './console/staff-auth.ts'
import { loadDeskWords } from './content/desk-words.ts'
import { loadPlaces } from './content/place-files.ts'
import { openIdSettings } from './people/open-id-settings.ts'
import { createStaffAccess } from './people/staff-access.ts'
import { loadContent } from './content/load-content.ts'
import { systemClock, vietnamDay, type Clock } from './core/clock.ts'
import { laneOf } from './core/message.ts'
import { DESK_TOPIC, streamTopic } from './core/topics.ts'
import { startDelivery } from './delivery/deliver-outbox.ts'
import { createCallDesk } from './handoff/create-call-desk.ts'
import { createCallbackDesk } from './handoff/create-callback-desk.ts'
import { createDesk } from './handoff/create-desk.ts'
import { createDeskWork } from './handoff/create-desk-work.ts'
import { createDeskTeam } from './handoff/desk-team.ts'
import { createApp } from './http/app.ts'
import { clientAddress, type Trusts } from './http/client-address.ts'
import { createHealthRouter } from './http/health.ts'
import { createMediaRouter } from './http/media.ts'
import { createRatingLinks } from './http/rating-links.ts'
import { createRatingLink } from './http/rating-token.ts'
import { listen } from './http/server.ts'
import { verificationFiles } from './http/verification-file.ts'
import { createWebhooks } from './http/webhooks.ts'
import { createLocalInstances } from './instances/local/index.ts'
import { createRedisInstances } from './instances/redis/index.ts'
import { createIntake, type Intake } from './intake/accept-inbound.ts'
import { createFindRater } from './intake/find-rater.ts'
import { createRateLimit } from './intake/rate-limit.ts'
import { loadModel } from './load-model.ts'
import { fetchMedia } from './media/fetch-media.ts'
import { createKeepFile } from './media/keep-file.ts'
import { startMediaWorker } from './media/media-worker.ts'
import { createLogger, type Logger } from './observability/log.ts'
import { createMetrics, type Metrics } from './observability/metrics.ts'
import { dataDirOf, ownDatabase } from './open-database.ts'
import { askChannels, operationsChores } from './operations.ts'
import { placeFinder } from './places/place-in.ts'
import { provinceFinder } from './places/province-in.ts'
import { projectRoot } from './root.ts'
import { ratingChoices } from './rating/invite-rating.ts'
import { startSchedule } from './schedule/due-tasks.ts'
import type { Instances } from './instances/contract.ts'
import type { ConversationChange, Stores } from './store/contract.ts'
import { openNotes } from './store/notes.ts'
import { openStores } from './store/open-stores.ts'
import { migrate } from './store/migrate.ts'
import { settingOnce } from './store/settings.ts'
import { startTurnWorker } from './turn/turn-worker.ts'
import type { Understand } from './turn/turn.ts'
import { understand } from './understanding/understand.ts'

/** For the commands, which know no channel either. */
export { readChannels } from '../channels/index.ts'

export interface RunningServer {
  readonly url: string
  readonly stores: Stores
  /** Resolves if the program cannot go on (its embedded database ended). */
  readonly lost: Promise<void>
  stop(): Promise<void>
}

/** Puts the house together: the only file in `src/` that knows the channels and the implementations. */
export async function startServer(config: Config, say: (line: string) => void): Promise<RunningServer> {
  const closing = createClosing()
  try {
    const ground = await openGround(config, say, closing)
    const work = startWork(ground, closing)
    const port = await serveHttp(config, ground, work, closing)
    const { stores, lost } = ground
    return { url: config.PUBLIC_URL ?? `http://localhost:${port}`, stores, lost, stop: closing.run }
  } catch (error) {
    // A port that is taken must not leave a database running.
    await closing.run()
    throw error
  }
}

/** What everything stands on: content, database, secret, the other instances, the channels. */
interface Ground {
  readonly log: Logger
  readonly clock: Clock
  readonly content: Content
  readonly understand: Understand
  readonly answerer: Answerer | undefined
  readonly stores: Stores
  readonly secret: string
  readonly instances: Instances
  readonly channels: readonly ChannelAdapter[]
  readonly metrics: Metrics
  readonly lost: Promise<void>
}

async function openGround(config: Config, say: (line: string) => void, closing: Closing): Promise<Ground> {
  const clock = clockOf(config)
  const content = loadContent(projectRoot, vietnamDay(clock.now()))
  const { model, vocabulary } = loadModel(content, say)
  const database = await ownDatabase(config, say)
  closing.add(database.stop)
  const opened = await openStores(database.url, { clock })
  closing.add(opened.close)
  await migrate(opened.database)
  const { stores } = opened
  const secret = config.SESSION_SECRET ?? (await settingOnce(opened.database, 'session-secret', newSecret))
  const instances = await openInstances(config, database.url, closing)
  const channels = createChannels(config.channels, secret, {
    vault: stores.tokens,
    clock,
    wake: (address) => instances.broadcast.publish(streamTopic(laneOf(address)), ''),
    ratingLink: createRatingLink(secret, config.PUBLIC_URL),
  })
  return {
    log: createLogger(config.LOG_LEVEL),
    clock,
    content,
    understand: (text, today) => understand(text, model, { vocabulary, today }),
    answerer: openAnswerer(config, content),
    stores,
    secret,
    instances,
    channels,
    metrics: createMetrics(),
    lost: database.lost ?? new Promise(() => undefined),
  }
}

/** Off unless a model is named: articles alone answer then. */
function openAnswerer(config: Config, content: Content): Answerer | undefined {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = config
  if (model === undefined || (baseUrl === undefined && apiKey === undefined)) return undefined
  // A server of one's own often wants no key; the client insists on one.
  return createModelAnswerer({ baseUrl: baseUrl ?? OPENAI, apiKey: apiKey ?? 'none', model, content })
}

const OPENAI = 'https://api.openai.com/v1'

async function openInstances(config: Config, databaseUrl: string, closing: Closing): Promise<Instances> {
  const local = createLocalInstances({ send: (topic, note) => notes.send(topic, note) })
  const notes = await openNotes(databaseUrl, (topic, note) => local.listeners.tell(topic, note))
  closing.add(notes.close)
  if (config.REDIS_URL === undefined) return local
  const instances = createRedisInstances(config.REDIS_URL, local)
  closing.add(instances.close)
  return instances
}

interface Work {
  readonly intake: Intake
  readonly onCommitted: (change: ConversationChange) => void
}

/** Turns, delivery and what is due later; each wakes the next. */
function startWork(ground: Ground, closing: Closing): Work {
  const { stores, clock, log, metrics, channels, instances } = ground
  const tellDesk = (note: string): void => void instances.broadcast.publish(DESK_TOPIC, note)
  const delivery = startDelivery({
    stores,
    clock,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    log,
    onTried: (message, { kind }) => metrics.tried(message.to.channel, kind),
    // Officers see at each of their messages how far it came.
    onDelivered: ({ author }) => (author === 'bot' ? undefined : tellDesk('')),
    onFailed(message) {
      metrics.delivery(message.to.channel, 'failed')
      tellDesk('')
    },
  })
  const onCommitted = (change: ConversationChange): void => {
    if (change.outbound.length > 0) delivery.wake()
    const { mode, context } = change.conversation
    const isStaffs = mode === 'with-staff' || mode === 'waiting-for-staff'
    const concernsDesk = change.handoff !== undefined || change.callback !== undefined || isStaffs
    if (concernsDesk || change.note !== undefined)
      tellDesk(change.callback === undefined ? (change.handoff?.id ?? context.handoff ?? '') : '')
  }
  const intake = createIntake({
    store: stores.intake,
    findRater: createFindRater(stores),
    keepFile: createKeepFile(stores.media),
    onStored: () => void setTimeout(() => turns.wake(), stores.intake.gatherMs),
    onAccepted({ stored, duplicates }) {
      metrics.accepted(stored, clock.now())
      metrics.duplicates(duplicates)
    },
  })
  const places = loadPlaces(projectRoot)
  const placeIn = placeFinder(places)
  // While starting: built with the first message, it would hold up everybody's for a second.
  setImmediate(places)
  const turns = startTurnWorker({ ...ground, onCommitted, placeIn, giveWay: () => intake.calm() })
  const chores = operationsChores(ground)
  const schedule = startSchedule({ ...ground, onCommitted, placeIn, provinceIn: provinceFinder(places), chores })
  const media = startMediaWorker({
    ...ground,
    fetch: (url, signal) => fetchMedia(url, { signal }),
    locate: async (channel, reference, signal) =>
      channels.find(({ id }) => id === channel)?.locate?.(reference, signal),
    onSettled: () => tellDesk(''),
  })
  closing.add(async () => {
    await Promise.all([turns, delivery, schedule, media].map((loop) => loop.stop()))
  })
  return { intake, onCommitted }
}

/** Returns the port. */
async function serveHttp(config: Config, ground: Ground, work: Work, closing: Closing): Promise<number> {
  const { stores, clock, log, metrics, channels, content, secret } = ground
  const { broadcast, rates } = ground.instances
  const secureCookies = config.PUBLIC_URL?.startsWith('https://') ?? false
  const auth = createStaffAuth({ staff: stores.staff, audit: stores.audit, clock, secureCookies })
  const access = createStaffAccess({ stores, secret, clock, openId: openIdSettings(config) })
  const deskOptions = { stores, content, clock, onCommitted: work.onCommitted }
  const desk = createDesk(deskOptions)
  const app = createApp({
    channels,
    visitors: { stores, broadcast, clock, title: 'An Sinh' },
    console: createConsoleRouter({
      desk,
      queue: {
        work: createDeskWork(deskOptions, desk),
        team: createDeskTeam(deskOptions),
        channels: channels.map(({ id }) => id),
      },
      telephone: {
        callbacks: createCallbackDesk({ stores, content, clock, onCommitted: work.onCommitted }),
        calls: createCallDesk({ ...ground, onCommitted: work.onCommitted }),
      },
      assist: createAssist({ ...ground, words: loadDeskWords(projectRoot, content) }),
      auth,
      access,
      stores,
      clock,
      broadcast,
      rates,
      publicUrl: config.PUBLIC_URL,
      intentTitle: (intent) => content.intents.get(intent)?.title,
    }),
    analytics: createAnalysts(ground, { auth, dataDir: dataDirOf(config), closing }),
    health: createHealthRouter({ stores, metrics, askChannels: askChannels(ground, closing) }),
    media: createMediaRouter({ media: stores.media, rates, clock, channels, auth }),
    ratingLinks: createRatingLinks({
      ...stores,
      secret,
      rates,
      clock,
      question: content.survey.wording.overall,
      choices: ratingChoices(content.survey),
      accept: (messages) => work.intake.accept(messages),
    }),
    verification: verificationFiles(verifierPages(config.channels)),
    ui: join(projectRoot, 'dist', 'ui'),
    trustedProxies: config.TRUSTED_PROXIES ?? 'loopback',
    rates,
    log,
  })
  const { intake } = work
  const rateLimit = createRateLimit(rates, Date.now)
  const trusts: Trusts = (address) => Boolean(app.get('trust proxy fn')(address, 0))
  const addressOf = (request: IncomingMessage): string => clientAddress(request, trusts)
  const webhooks = createWebhooks({ channels, intake, rateLimit, addressOf, clock, metrics, log })
  const http = await listen(app, webhooks, config.PORT)
  closing.add(http.close)
  // Not awaited: the first answers about an article read it themselves.
  void prepareSections(content)
  const stopping = new AbortController()
  closing.add(async () => stopping.abort())
  for (const channel of channels) void channel.listen?.((messages) => intake.accept(messages), stopping.signal)
  return http.port
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
