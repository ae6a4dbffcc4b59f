import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { objectOf, parseObject, stringOf, type Json } from '../../../channels/zalo/json.ts'
import type { Fault, FaultPlace, Faults } from './faults.ts'
import { checkMessage } from './message-rules.ts'
import type { Phones } from './phones.ts'
import type { PlatformClock } from './platform-clock.ts'
import type { TokenBook } from './token-book.ts'

export interface ApiParts {
  readonly oaId: string
  readonly clock: PlatformClock
  readonly tokens: TokenBook
  readonly phones: Phones
  readonly faults: Faults
  readonly rules: ApiRules
  /** After a message was shown on the phone. */
  readonly onSent: (user: string, msgId: string, text: string) => void
}

/** May be changed while the server runs. */
export interface ApiRules {
  /** An OA that may not send buttons answers with this code. */
  refuseButtons: -201 | -233 | undefined
  /** People who cannot be reached, with Zalo's reason. */
  readonly unreachable: Map<string, number>
  requestsPerMinute: number | undefined
}

interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

const MINUTE_MS = 60_000

export function createApiServer(parts: ApiParts): Server {
  const limiter = createLimiter(parts)
  let sent = 0

  function message(body: Json, isAnonymous: boolean): Answer {
    const recipient = objectOf(body['recipient'])
    if (isAnonymous && recipient?.['user_id'] !== undefined) return failed(-240, 'v2 message API is shut down')
    const user = recipient?.[isAnonymous ? 'anonymous_id' : 'user_id']
    if (typeof user !== 'string' || user === '') return failed(-201, 'recipient is invalid')
    if (isAnonymous && typeof recipient?.['conversation_id'] !== 'string')
      return failed(-201, 'conversation is invalid')
    const code = parts.rules.unreachable.get(user) ?? parts.phones.windowCode(user)
    if (code !== 0) return failed(code, 'the user cannot be reached')
    const checked = checkMessage(objectOf(body['message']) ?? {})
    if (checked.kind === 'bad') return failed(checked.code, checked.message)
    const { refuseButtons } = parts.rules
    if (checked.buttons.length > 0 && refuseButtons !== undefined) return failed(refuseButtons, 'not supported')
    sent += 1
    const msgId = `oa${parts.clock.now().toString(36)}${sent.toString(36)}`
    parts.phones.show(user, { msgId, text: checked.text, buttons: checked.buttons, at: parts.clock.now() })
    parts.onSent(user, msgId, checked.text)
    const quota = parts.phones.isFree(user)
      ? { quota_type: 'reply' }
      : { quota_type: 'sub_quota', remain: '499', total: '500' }
    const data = { message_id: msgId, user_id: user, sent_time: String(parts.clock.now()), quota }
    return { body: { data, error: 0, message: 'Success' } }
  }

  function answer(request: IncomingMessage, text: string): Answer | undefined {
    const path = (request.url ?? '').split('?')[0]
    const secretKey = stringOf(request.headers['secret_key'])
    if (path === '/v4/oa/access_token') return { body: parts.tokens.refresh(new URLSearchParams(text), secretKey) }
    if (limiter.isOver()) return failed(-32, 'API rate limit', { 'x-ratelimit-remain': '0' })
    const code = parts.tokens.check(stringOf(request.headers['access_token']))
    if (code !== 0) return failed(code, 'Access token is invalid')
    if (path === '/v2.0/oa/getoa') return { body: { data: { oa_id: parts.oaId, name: 'OA thử' }, error: 0 } }
    const body = parseObject(text)
    if (body === undefined) return failed(-201, 'body is invalid')
    if (path === '/v3.0/oa/message/cs') return message(body, false)
    if (path === '/v2.0/oa/message') return message(body, true)
    return undefined
  }

  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const reply = (): void => write(response, answer(request, text) ?? { status: 404, body: { error: -404 } })
      const fault = parts.faults.take(placesOf(request.url ?? '', text))
      if (fault === undefined) reply()
      else suffer(fault, response, reply)
    })
  })
}

function placesOf(url: string, text: string): readonly FaultPlace[] {
  if (url.startsWith('/v4/oa/access_token')) return ['oauth']
  if (!url.includes('/oa/message')) return []
  return text.includes('"buttons"') ? ['message', 'buttons'] : ['message']
}

function suffer(fault: Fault, response: ServerResponse, reply: () => void): void {
  switch (fault.kind) {
    case 'code':
      return write(response, failed(fault.code, 'injected', fault.headers))
    case 'status':
      return write(response, { status: fault.status, headers: fault.headers ?? {}, body: { message: 'injected' } })
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

/** Zalo reports its refusals with HTTP 200. */
function failed(error: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { headers, body: { error, message } }
}

function write(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

function createLimiter({ rules, clock }: Pick<ApiParts, 'rules' | 'clock'>) {
  let minute = 0
  let count = 0
  return {
    isOver(): boolean {
      if (rules.requestsPerMinute === undefined) return false
      const now = Math.floor(clock.now() / MINUTE_MS)
      if (now !== minute) [minute, count] = [now, 0]
      count += 1
      return count > rules.requestsPerMinute
    },
  }
}
