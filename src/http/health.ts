import express, { type Router } from 'express'
import type { Metrics } from '../observability/metrics.ts'
import type { Stores } from '../store/contract.ts'

export interface HealthParts {
  readonly stores: Stores
  readonly metrics: Metrics
  /** Asks the platforms; `/metrics` shows what they answered to the scrape before, and does not wait for them. */
  readonly askChannels: () => Promise<void>
}

/** `/healthz`: the process answers. `/readyz`: its database answers. `/metrics`: Prometheus text. */
export function createHealthRouter({ stores, metrics, askChannels }: HealthParts): Router {
  const router = express.Router()
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })
  router.get('/readyz', async (_req, res) => {
    try {
      await stores.ping()
      const off = await stores.switches.off()
      // Ready all the same: what citizens write is stored and answered. The operator's reason is not for everybody.
      res.json({ status: 'ready', channelsOff: off.map(({ channel, since }) => ({ channel, since })) })
    } catch {
      res.status(503).json({ status: 'database unavailable' })
    }
  })
  router.get('/metrics', async (_req, res) => {
    void askChannels()
    // Without the database the other figures still tell what goes on.
    await Promise.all([stores.inbox.depth(), stores.outbox.depth(), stores.switches.off()]).then(
      ([inbox, outbox, off]) => {
        metrics.channelsOff(off.map(({ channel }) => channel))
        metrics.queue('inbox', inbox.waiting, inbox.dead)
        metrics.queue('outbox', outbox.waiting, outbox.dead)
      },
      () => undefined,
    )
    res.type(metrics.contentType).send(await metrics.text())
  })
  return router
}
