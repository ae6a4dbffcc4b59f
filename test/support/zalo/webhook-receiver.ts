import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { WebhookRequest } from '../../../src/core/channel.ts'

export interface WebhookReceiver {
  readonly url: string
  readonly requests: readonly WebhookRequest[]
  /** How the next requests are answered; afterwards 200 again. */
  answer(status: number | 'silence', times: number): void
  stop(): Promise<void>
}

/** The application's side of a webhook, without the application. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const requests: WebhookRequest[] = []
  const script: (number | 'silence')[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '' } = request
      const headers = flat(request.headers)
      const receivedAt = new Date().toISOString()
      requests.push({ method, path: url, query: {}, headers, body: Buffer.concat(chunks), receivedAt })
      const status = script.shift() ?? 200
      if (status !== 'silence') response.writeHead(status).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/webhooks/zalo`,
    requests,
    answer: (status, times) => void script.push(...Array.from({ length: times }, () => status)),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
