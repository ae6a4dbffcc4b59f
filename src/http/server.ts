import { createServer, type Server } from 'node:http'
import type { Express } from 'express'
import { AppError } from '../core/errors.ts'
import type { WebhookHandler } from './webhooks.ts'

/** Slow clients are cut off: no request of ours takes long to send. */
const HEADERS_TIMEOUT_MS = 15_000
const REQUEST_TIMEOUT_MS = 120_000

export interface HttpServer {
  readonly port: number
  /** Takes no new requests; ends open streams; resolves when the last answer is out. */
  close(): Promise<void>
}

export async function listen(
  app: Express,
  webhooks: ReadonlyMap<string, WebhookHandler>,
  port: number,
): Promise<HttpServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    const webhook = webhooks.get(path)
    if (webhook === undefined) app(request, response)
    else webhook(request, response).catch(() => response.destroy())
  })
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, port)))
    server.listen(port, () => resolve())
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => close(server),
  }
}

function listenFailure(error: Error, port: number): AppError {
  const taken = 'code' in error && error.code === 'EADDRINUSE'
  const why = taken ? `port ${port} is in use: set PORT to another` : `cannot listen on port ${port}: ${error.message}`
  return new AppError('unavailable', why, { field: 'PORT', cause: error })
}

const CLOSE_WITHIN_MS = 1_500

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
