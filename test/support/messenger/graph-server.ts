import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { objectOf, parseObject, type Json } from '../../../channels/kit/json.ts'
import type { Fault, FaultPlace, Faults } from './faults.ts'
import { profileProblem } from './profile-rules.ts'
import type { PhoneMessage } from './phones.ts'
import { judge, type Verdict } from './send-rules.ts'

export interface GraphParts {
  readonly pageId: string
  readonly pageToken: string
  readonly subscribedFields: readonly string[]
  readonly faults: Faults
  readonly judgement: Parameters<typeof judge>[1]
  /** Every body that reached the Send API. */
  readonly sent: Json[]
  readonly profiles: Json[]
  /** A message was shown on the phone. */
  readonly onShown: (user: string, message: PhoneMessage, metadata: string | undefined) => void
}

interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

export function createGraphServer(parts: GraphParts): Server {
  const { judgement } = parts
  const limiter = createLimiter(judgement)
  let shown = 0

  function message(body: Json): Answer {
    parts.sent.push(body)
    if (limiter.isOver()) return failed(613, 'calls to this api have exceeded the rate limit')
    const verdict: Verdict = judge(body, judgement)
    if (verdict.kind === 'refuse') return failed(verdict.code, verdict.message, verdict.subcode)
    const { user, tag, message: good } = verdict
    shown += 1
    const mid = `m_page${shown}`
    const { text, replies, feedback, metadata } = good
    const shownMessage: PhoneMessage = {
      mid,
      text,
      replies,
      at: judgement.now(),
      ...(feedback === undefined ? {} : { feedback }),
      ...(tag === undefined ? {} : { tag }),
    }
    judgement.phones.show(user, shownMessage)
    parts.onShown(user, shownMessage, metadata)
    return { status: 200, body: { recipient_id: user, message_id: mid } }
  }

  function answer(request: IncomingMessage, text: string): Answer {
    const [path = ''] = (request.url ?? '').split('?')
    const [, node, edge = ''] = /^(?:\/v\d+\.\d+)?\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? []
    if (request.headers.authorization !== `Bearer ${parts.pageToken}`) return failed(190, 'invalid token', 463)
    if (node !== 'me' && node !== parts.pageId) return failed(100, 'object does not exist', 33)
    if (request.method === 'GET') return read(edge, parts)
    const body = parseObject(text)
    if (body === undefined) return failed(100, 'body is invalid')
    if (edge === 'messages') return message(body)
    if (edge !== 'messenger_profile') return failed(100, 'edge does not exist')
    const problem = profileProblem(body)
    if (problem !== undefined) return failed(100, problem)
    parts.profiles.push(body)
    return { status: 200, body: { result: 'success' } }
  }

  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const fault = parts.faults.take(placesOf(request.url ?? '', text))
      const reply = (): void => write(response, answer(request, text))
      if (fault === undefined) return reply()
      // The message arrives, the answer does not.
      if (fault.kind === 'deaf') return void answer(request, text)
      suffer(fault, response, reply)
    })
  })
}

function read(edge: string, { pageId, subscribedFields }: GraphParts): Answer {
  if (edge === '') return { status: 200, body: { id: pageId, name: 'Trang thử' } }
  if (edge !== 'subscribed_apps') return failed(100, 'edge does not exist')
  return { status: 200, body: { data: [{ id: '1', subscribed_fields: subscribedFields }] } }
}

function placesOf(url: string, text: string): readonly FaultPlace[] {
  if (url.includes('/messenger_profile')) return ['profile']
  if (!url.includes('/messages')) return []
  const message = objectOf(parseObject(text)?.['message'])
  if (message?.['attachment'] !== undefined) return ['message', 'template']
  return message?.['quick_replies'] === undefined ? ['message'] : ['message', 'replies']
}

function suffer(fault: Exclude<Fault, { kind: 'deaf' }>, response: ServerResponse, reply: () => void): void {
  switch (fault.kind) {
    case 'error':
      return write(response, failed(fault.code, 'injected', fault.subcode, fault.headers))
    case 'status':
      return write(response, { status: fault.status, headers: fault.headers ?? {}, body: '<html>' })
    case 'drop':
      response.destroy()
      return
    case 'slow':
      setTimeout(reply, fault.ms)
      return
    case 'hang':
      // Stays open until the caller gives up or the server stops.
      return
  }
}

function failed(code: number, message: string, subcode?: number, headers: Readonly<Record<string, string>> = {}) {
  const error = { message: `(#${code}) ${message}`, type: 'OAuthException', code, fbtrace_id: 'A1b2C3' }
  const full = subcode === undefined ? error : { ...error, error_subcode: subcode }
  return { status: code === 190 ? 401 : 400, headers, body: { error: full } }
}

function write(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function createLimiter({ rules, now }: GraphParts['judgement']) {
  let second = 0
  let count = 0
  return {
    isOver(): boolean {
      if (rules.messagesPerSecond === undefined) return false
      const current = Math.floor(now() / 1000)
      if (current !== second) [second, count] = [current, 0]
      count += 1
      return count > rules.messagesPerSecond
    },
  }
}
