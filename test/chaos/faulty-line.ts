import { once } from 'node:events'
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Taken } from './driver.ts'
import { createMishaps, type Mishap, type MishapOptions } from './mishaps.ts'

export interface FaultyLineOptions extends MishapOptions {
  /** The server behind the line. */
  readonly target: string
  /** Which citizen a request is about and what it tells them; undefined: it passes untouched. */
  readonly about: (request: LineRequest) => { readonly user: string; readonly text: string } | undefined
  /** Whether an answer means that the message reached its citizen. */
  readonly isTaken: (status: number, body: string) => boolean
  /** What the platform says when it refuses for a while. */
  readonly refusals: readonly Refusal[]
}

export interface LineRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Refusal {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

export interface FaultyLine {
  readonly url: string
  readonly taken: readonly Taken[]
  faults(): Readonly<Record<string, number>>
  stop(): Promise<void>
}

/** Stands before an HTTP server: drops, delays and refuses calls, and keeps the answers of accepted ones to itself. */
export async function startFaultyLine(options: FaultyLineOptions): Promise<FaultyLine> {
  const agent = new Agent({ keepAlive: true })
  const mishaps = createMishaps(options)
  const taken: Taken[] = []
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy())
  })

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const bytes = await bodyOf(incoming)
    const { method = 'GET', url: path = '/', headers } = incoming
    const subject = options.about({ method, path, headers, body: bytes.toString('utf8') })
    if (subject === undefined) return pipe(incoming, outgoing, bytes)
    const mishap = mishaps.next(subject.user)
    if (mishap.kind === 'drop') return void outgoing.destroy()
    if (mishap.kind === 'refuse') return refuse(outgoing, options.refusals, mishap)
    const answer = await forward(incoming, bytes)
    const at = performance.now()
    const told = await give(outgoing, answer, mishap)
    if (options.isTaken(answer.status, answer.body)) taken.push({ ...subject, at, answer: told })
  }

  function pipe(incoming: IncomingMessage, outgoing: ServerResponse, bytes: Buffer): void {
    const onward = send(incoming)
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      answer.on('error', () => outgoing.destroy())
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    onward.end(bytes)
  }

  function send(incoming: IncomingMessage) {
    const target = new URL(incoming.url ?? '/', options.target)
    return request(target, {
      method: incoming.method ?? 'GET',
      agent,
      headers: { ...incoming.headers, host: target.host },
    })
  }

  async function forward(incoming: IncomingMessage, bytes: Buffer): Promise<Required<Refusal>> {
    const onward = send(incoming)
    onward.end(bytes)
    const [answer]: IncomingMessage[] = await once(onward, 'response')
    if (answer === undefined) throw new Error('no answer')
    const body = (await bodyOf(answer)).toString('utf8')
    const type = answer.headers['content-type'] ?? 'text/plain'
    return { status: answer.statusCode ?? 0, headers: { 'content-type': type }, body }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    taken,
    faults: mishaps.counts,
    async stop() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function give(outgoing: ServerResponse, answer: Refusal, mishap: Mishap): Promise<Taken['answer']> {
  switch (mishap.kind) {
    case 'silent':
      // Stays open until the caller gives up.
      return 'withheld'
    case 'cut':
      outgoing.destroy()
      return 'withheld'
    case 'error-after':
      write(outgoing, { status: 502, body: '<html>Bad Gateway</html>', headers: { 'content-type': 'text/html' } })
      return 'withheld'
    case 'late':
      await new Promise((resolve) => setTimeout(resolve, mishap.ms))
      break
    default:
  }
  if (outgoing.destroyed) return 'caller gone'
  write(outgoing, answer)
  return 'given'
}

function refuse(outgoing: ServerResponse, refusals: readonly Refusal[], { pick }: { pick: number }): void {
  const refusal = refusals[Math.floor(pick * refusals.length)]
  write(outgoing, refusal ?? { status: 503, body: '' })
}

function write(outgoing: ServerResponse, { status, headers = {}, body }: Refusal): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
  outgoing.end(body)
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
