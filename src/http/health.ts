import express, { type Router } from 'express'
import type { Metrics } from '../observability/metrics.ts'
import type { Stores } from '../store/contract.ts'

/** `/healthz`: the process answers. `/readyz`: it can store a message. `/metrics`: Prometheus text. */
export function createHealthRouter({ stores, metrics }: { stores: Stores; metrics: Metrics }): Router {
  const router = express.Router()
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })
  router.get('/readyz', async (_req, res) => {
    try {
      await stores.ping()
      res.json({ status: 'ready' })
    } catch {
      res.status(503).json({ status: 'database unavailable' })
    }
  })
  router.get('/metrics', async (_req, res) => {
    const [inbox, outbox] = await Promise.all([stores.inbox.depth(), stores.outbox.depth()])
    metrics.queue('inbox', inbox.waiting, inbox.dead)
    metrics.queue('outbox', outbox.waiting, outbox.dead)
    res.type(metrics.contentType).send(await metrics.text())
  })
  return router
}
