import { createServer } from 'node:http'
import { freePort } from '../../src/store/free-port.ts'

export interface HostPage {
  readonly origin: string
  /** What the page at `/` is from now on: its tags for the widget, and the policy that it is served with. */
  show(tags: string, policy?: string): void
  close(): Promise<void>
}

/** A page of another office, on an origin of its own. */
export async function startHostPage(): Promise<HostPage> {
  const port = await freePort()
  let body = ''
  let headers: Readonly<Record<string, string>> = {}
  const server = createServer((request, response) => {
    if (request.url !== '/') return void response.writeHead(204).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${port}`,
    show(tags, policy) {
      body = `<!doctype html><html lang="vi"><title>Trang khác</title><h1>Trang của cơ quan khác</h1>${tags}</html>`
      headers = policy === undefined ? {} : { 'content-security-policy': policy }
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
