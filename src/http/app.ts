import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import express, { type Express, type Router } from 'express'
import helmet from 'helmet'
import { allowAnyPage, answerPreflight } from './any-page.ts'
import { problemHandler, sendProblem } from './problem.ts'
import { visitorStream, type VisitorStreamParts } from './visitor-stream.ts'
import { webhookRequest } from './webhook-request.ts'
import { widgetFiles } from './widget-files.ts'
import type { ChannelAdapter } from '../core/channel.ts'
import { AppError } from '../core/errors.ts'
import type { RateCounter } from '../instances/contract.ts'
import type { Logger } from '../observability/log.ts'

export interface AppParts {
  readonly channels: readonly ChannelAdapter[]
  readonly visitors: VisitorStreamParts
  readonly console: Router
  readonly analytics: Router
  readonly health: Router
  /** Citizens' files. */
  readonly media: Router
  /** Below `/r`: the page behind the rating buttons of a mail. */
  readonly ratingLinks: Router
  /** Pages by which platforms see that the domain is ours. */
  readonly verification: Router
  /** The folder of the built front-ends. */
  readonly ui: string
  /** Express's list of proxies whose `X-Forwarded-For` counts. */
  readonly trustedProxies: string
  readonly rates: RateCounter
  readonly log: Logger
}

/** Everything but the webhooks (`webhooks.ts`), which are served before Express. */
export function createApp(parts: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.trustedProxies)
  app.use(securityHeaders())
  app.use(parts.health)
  app.use(parts.verification)
  app.use(parts.media)
  app.use('/r', parts.ratingLinks)
  for (const channel of parts.channels) mountVisitorRoutes(app, parts, channel)
  app.use('/api/staff', parts.console)
  app.use('/api/analytics', parts.analytics)
  mountPages(app, parts.ui)
  app.use((req, res) => {
    if (req.path.startsWith('/api/')) sendProblem(res, new AppError('not_found', 'Không có địa chỉ này.'))
    else res.status(404).type('text/plain').send('Không có trang này.')
  })
  app.use(problemHandler((error) => parts.log.error({ error }, 'request failed')))
  return app
}

/** No inline script or style anywhere: what a page shows of a citizen's words can never run. */
function securityHeaders(): express.RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Behind a proxy that ends TLS it is the proxy's to promise HTTPS.
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
}

/** A whole office behind one address opens fewer; a program that fills the memory opens more. */
const SESSIONS = { count: 300, seconds: 60 }

/** Channels whose citizens listen on our own streams: a proof of who they are, and their events. */
function mountVisitorRoutes(app: Express, { visitors, rates }: AppParts, channel: ChannelAdapter): void {
  if (channel.welcome === undefined || channel.identify === undefined) return
  const base = dirname(channel.webhookPath)
  app.use([`${base}/session`, `${base}/events`], (req, res, next) => {
    if (req.method === 'OPTIONS') return answerPreflight(res)
    allowAnyPage(res)
    if (channel.admits?.(webhookRequest(req, new Uint8Array(), visitors.clock.now())) === false)
      throw new AppError('forbidden', 'Trang này chưa được phép dùng khung chat.')
    next()
  })
  app.post(`${base}/session`, async (req, res) => {
    const { count, resetAt } = await rates.hit(`session-ip:${req.ip ?? ''}`, SESSIONS.seconds)
    if (count > SESSIONS.count) {
      res.set('Retry-After', String(Math.max(1, Math.ceil((resetAt - Date.now()) / 1000))))
      throw new AppError('too_many_requests', 'Có quá nhiều phiên mới từ mạng này. Xin thử lại sau một phút.')
    }
    res.set('Cache-Control', 'no-store')
    res.json(channel.welcome?.(webhookRequest(req, new Uint8Array(), visitors.clock.now())))
  })
  app.get(`${base}/events`, visitorStream(visitors, channel))
}

function mountPages(app: Express, ui: string): void {
  app.get('/', (_req, res) => res.redirect('/demo'))
  // Browsers ask for it by themselves; the pages that have an icon name it.
  app.get('/favicon.ico', (_req, res) => void res.status(204).end())
  app.use(widgetFiles(join(ui, 'widget')))
  app.use('/demo', page(join(ui, 'widget'), 'demo.html'))
  app.use('/staff', page(join(ui, 'console'), 'index.html'))
  app.use('/analytics', page(join(ui, 'dashboard'), 'index.html'))
}

/** A built page with its assets; asset names carry a hash, so they may be kept for ever. */
function page(root: string, index: string): Router {
  const router = express.Router()
  const assets = join(root, 'assets')
  if (existsSync(assets))
    router.use('/assets', express.static(assets, { immutable: true, maxAge: '365d', index: false }))
  router.use(express.static(root, { index, cacheControl: false, redirect: false }))
  router.get('/', (_req, res) => res.sendFile(index, { root, cacheControl: false }))
  return router
}
