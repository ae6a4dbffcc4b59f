import express from 'express'
import { createZaloChannel } from '../../channels/zalo/index.ts'
import { systemClock } from '../../src/core/clock.ts'
import { webhookRequest } from '../../src/http/webhook-request.ts'
import { createMemoryVault } from '../support/zalo/memory-vault.ts'
import { zaloKeys } from '../support/zalo-settings.ts'

/**
 * The peer: bare Express that checks the same signature with the same code, decodes, and answers. It stores nothing.
 * tsx test/bench/express-echo.ts <port>
 */
const channel = createZaloChannel(
  {
    appId: zaloKeys.appId,
    oaId: zaloKeys.oaId,
    oaSecretKey: zaloKeys.oaSecret,
    accessToken: 'unused',
    apiBase: 'http://127.0.0.1:9',
    oauthBase: 'http://127.0.0.1:9',
  },
  { vault: createMemoryVault(), clock: systemClock },
)
const app = express()
app.post('/webhooks/zalo', express.raw({ type: () => true, limit: '1mb' }), async (req, res) => {
  const body: unknown = req.body
  const outcome = await channel.receive(
    webhookRequest(req, body instanceof Buffer ? body : new Uint8Array(), new Date()),
  )
  res.status(outcome.kind === 'messages' ? 200 : 401).end()
})
app.get('/readyz', (_req, res) => void res.end('ok'))
app.listen(Number(process.argv[2] ?? 0))
