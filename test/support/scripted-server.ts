import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'

/** What the server does with one request; `reset` closes the socket, `hang` never answers. */
export type ScriptedAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }
  | 'hang'
  | 'reset'

export interface ScriptedRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface ScriptedServer {
  readonly base: string
  readonly requests: readonly ScriptedRequest[]
  /** One answer a request; the last one repeats. Also forgets the requests so far. */
  script(answers: readonly ScriptedAnswer[]): void
  stop(): Promise<void>
}

/** Stands in for any platform where only the answer matters: gives the answers of the script in order. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = []
  let answers: readonly ScriptedAnswer[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answer = answers[Math.min(requests.length, answers.length - 1)] ?? 'reset'
      const { method = '', url = '', headers } = request
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') })
      if (answer === 'hang') return
      if (answer === 'reset') {
        response.destroy()
        return
      }
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    base: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    requests,
    script(next) {
      answers = next
      requests.length = 0
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
