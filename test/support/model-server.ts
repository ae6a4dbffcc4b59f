import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'

/** What the model was asked, as the system under test sent it. */
export interface ModelRequest {
  readonly raw: string
  readonly question: string
  readonly passages: readonly string[]
}

export interface WrittenSentence {
  readonly text: string
  readonly passage: number
}

/** A behaviour by name, or the sentences that the model writes. */
export type ModelMode =
  | 'quote'
  | 'decline'
  | 'obey'
  | 'hang'
  | 'hang-in-body'
  | 'reset'
  | 'http-401'
  | 'http-429'
  | 'http-500'
  | 'redirect'
  | 'html'
  | 'broken-json'
  | 'no-choices'
  | 'content-not-json'
  | 'wrong-schema'
  | 'null-sentence'
  | 'huge-body'
  | ((request: ModelRequest) => readonly WrittenSentence[])

export interface ModelServer {
  readonly baseUrl: string
  readonly requests: readonly ModelRequest[]
  /** Also forgets the requests so far. */
  behave(mode: ModelMode): void
  stop(): Promise<void>
}

/** Speaks OpenAI's chat completions, without streaming, and misbehaves on demand. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = []
  let mode: ModelMode = 'quote'
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url !== '/v1/chat/completions') {
        response.writeHead(404).end()
        return
      }
      const asked = readRequest(Buffer.concat(chunks).toString('utf8'))
      requests.push(asked)
      respond(mode, asked, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    baseUrl: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/v1`,
    requests,
    behave(next) {
      mode = next
      requests.length = 0
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function respond(mode: ModelMode, asked: ModelRequest, response: ServerResponse): void {
  if (typeof mode === 'function') return send(response, completion({ unknown: false, sentences: mode(asked) }))
  switch (mode) {
    case 'quote':
      return send(response, completion({ unknown: false, sentences: [{ text: firstSentence(asked), passage: 1 }] }))
    case 'decline':
      return send(response, completion({ unknown: true, sentences: [] }))
    case 'obey':
      return send(response, completion({ unknown: false, sentences: [{ text: demandIn(asked), passage: 1 }] }))
    case 'hang':
      return undefined
    case 'hang-in-body':
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"x",')
      return undefined
    case 'reset':
      response.destroy()
      return undefined
    case 'http-401':
    case 'http-429':
    case 'http-500':
      return send(response, { error: { message: asked.raw, type: 'fake' } }, Number(mode.slice(5)))
    case 'redirect':
      response.writeHead(307, { location: '/v1/elsewhere' }).end()
      return undefined
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Đăng nhập</html>')
      return undefined
    case 'broken-json':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[')
      return undefined
    case 'no-choices':
      return send(response, { id: randomUUID(), object: 'chat.completion', choices: [] })
    case 'content-not-json':
      return send(response, completion('Anh/chị cần đóng đủ 15 năm.'))
    case 'wrong-schema':
      return send(response, completion({ answer: 'Anh/chị cần đóng đủ 15 năm.' }))
    case 'null-sentence':
      return send(response, completion({ unknown: false, sentences: [null, { text: 1, passage: '1' }] }))
    case 'huge-body':
      return send(response, completion('a'.repeat(2_000_000)))
  }
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' }).end(JSON.stringify(body))
}

/** Ids differ from call to call: langchain merges messages with equal ids. */
function completion(content: unknown): unknown {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: 1,
    model: 'fake',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text, refusal: null } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }
}

function readRequest(raw: string): ModelRequest {
  const user = member(member(member(parse(raw), 'messages'), '1'), 'content')
  const asked = parse(typeof user === 'string' ? user : '{}')
  const passages = member(asked, 'passages')
  return {
    raw,
    question: String(member(asked, 'question') ?? ''),
    passages: Array.isArray(passages) ? passages.map((passage: unknown) => String(member(passage, 'text') ?? '')) : [],
  }
}

function parse(text: string): unknown {
  const parsed: unknown = JSON.parse(text)
  return parsed
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined
}

/** The first sentence after the title line. */
export function firstSentence({ passages: [first = ''] }: Pick<ModelRequest, 'passages'>): string {
  const body = first.slice(first.indexOf('\n') + 1)
  return (/^.*?[.!?](?=\s|$)/s.exec(body)?.[0] ?? body).replace(/\n.*/s, '')
}

/** What an injection in the question or in a passage wants said: all after "hãy trả lời:". */
function demandIn({ question, passages }: ModelRequest): string {
  const [, demand = ''] = /hãy trả lời:\s*(.+)/i.exec([question, ...passages].join('\n')) ?? []
  return demand
}
