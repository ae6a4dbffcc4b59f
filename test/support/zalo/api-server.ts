import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { objectOf, parseObject, stringOf, type Json } from '../../../channels/kit/json.ts'
import type { Fault, FaultPlace, Faults } from './faults.ts'
import { checkMessage, type PhoneButton } from './message-rules.ts'
import type { Phones } from './phones.ts'
import type { PlatformClock } from './platform-clock.ts'
import { checkUpload } from './upload-rules.ts'
import { templateCode, type RatingTemplateRules } from './template-rules.ts'
import type { TokenBook } from './token-book.ts'

export interface ApiParts {
  readonly oaId: string
  readonly appSecret: string
  readonly clock: PlatformClock
  readonly tokens: TokenBook
  readonly phones: Phones
  readonly faults: Faults
  readonly rules: ApiRules
  /** After a message was shown on the phone. */
  readonly onSent: (sent: SentMessage) => void
}

export interface SentMessage {
  readonly user: string
  readonly msgId: string
  readonly text: string
  readonly template?: string
}

/** May be changed while the server runs. */
export interface ApiRules {
  /** An OA that may not send buttons answers with this code. */
  refuseButtons: -201 | -233 | undefined
  /** People who cannot be reached, with Zalo's reason. */
  readonly unreachable: Map<string, number>
  requestsPerMinute: number | undefined
  /** Every call is refused with this code until an operator has been to the console: −209, −212, −223 … */
  appRefusal: number | undefined
  /** Every call must prove the app's secret (−242). */
  demandProof: boolean
  /** Charged messages left in the OA's package; then −211. */
  packageLeft: number
  readonly templates: Map<string, RatingTemplateRules>
  /** Ids of uploads with their time; they live 7 days. */
  readonly uploads: Map<string, number>
}

export function createApiRules(): ApiRules {
  return {
    refuseButtons: undefined,
    unreachable: new Map(),
    requestsPerMinute: undefined,
    appRefusal: undefined,
    demandProof: false,
    packageLeft: PACKAGE,
    templates: new Map(),
    uploads: new Map(),
  }
}

const PACKAGE = 500

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
    return delivered(user, checked.text, { buttons: checked.buttons })
  }

  function template(body: Json): Answer {
    const user = body['user_id']
    if (typeof user !== 'string' || user === '') return failed(-201, 'user_id is invalid')
    const code = parts.rules.unreachable.get(user) ?? templateCode(body, parts.rules.templates)
    if (code !== 0) return failed(code, 'the template cannot be sent')
    return delivered(user, 'Đánh giá chất lượng hỗ trợ', { template: stringOf(body['template_id']) ?? '' })
  }

  function delivered(
    user: string,
    text: string,
    shown: { buttons?: readonly PhoneButton[]; template?: string },
  ): Answer {
    const { phones, rules, clock } = parts
    const isFree = shown.template === undefined && phones.isFree(user)
    if (!isFree && rules.packageLeft === 0) return failed(-211, 'out of quota')
    if (!isFree) rules.packageLeft -= 1
    sent += 1
    const msgId = `oa${clock.now().toString(36)}${sent.toString(36)}`
    phones.show(user, { msgId, text, at: clock.now(), ...shown, buttons: shown.buttons ?? [] })
    parts.onSent({ user, msgId, text, ...(shown.template === undefined ? {} : { template: shown.template }) })
    const quota = isFree
      ? { quota_type: 'reply' }
      : {
          quota_type: 'sub_quota',
          remain: String(rules.packageLeft),
          total: String(PACKAGE),
          expired_date: '31/12/2026',
        }
    const data = { message_id: msgId, user_id: user, sent_time: String(clock.now()), quota }
    return { body: { data, error: 0, message: 'Success' } }
  }

  function upload(what: string, request: IncomingMessage, bytes: Buffer): Answer {
    const checked = checkUpload(what, request.headers['content-type'] ?? '', bytes)
    if (checked.kind === 'bad') return failed(checked.code, checked.message)
    sent += 1
    const id = `up${sent.toString(36)}`
    parts.rules.uploads.set(id, parts.clock.now())
    return { body: { data: { [checked.idField]: id }, error: 0, message: 'Success' } }
  }

  function answer(request: IncomingMessage, bytes: Buffer): Answer | undefined {
    const text = bytes.toString('utf8')
    const path = (request.url ?? '').split('?')[0]
    const secretKey = stringOf(request.headers['secret_key'])
    if (path === '/v4/oa/access_token') return { body: parts.tokens.refresh(new URLSearchParams(text), secretKey) }
    if (limiter.isOver()) return failed(-32, 'API rate limit', { 'x-ratelimit-remain': '0' })
    const code = parts.tokens.check(stringOf(request.headers['access_token']))
    if (code !== 0) return failed(code, 'Access token is invalid')
    if (parts.rules.demandProof && !isProved(request, parts.appSecret))
      return failed(-242, 'appsecret_proof is invalid')
    if (parts.rules.appRefusal !== undefined) return failed(parts.rules.appRefusal, 'the app may not do this')
    if (path === '/v2.0/oa/getoa') {
      return { body: { data: { oa_id: parts.oaId, name: 'OA thử', package_name: 'Gói thử' }, error: 0 } }
    }
    const uploaded = /^\/v2\.0\/oa\/upload\/(\w+)$/.exec(path ?? '')?.[1]
    if (uploaded !== undefined) return upload(uploaded, request, bytes)
    const body = parseObject(text)
    if (body === undefined) return failed(-201, 'body is invalid')
    if (path === '/v3.0/oa/message/cs') return message(body, false)
    if (path === '/v2.0/oa/message') return message(body, true)
    if (path === '/v3.0/oa/message/template') return template(body)
    return undefined
  }

  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const bytes = Buffer.concat(chunks)
      const text = bytes.toString('utf8')
      const reply = (): void => write(response, answer(request, bytes) ?? { status: 404, body: { error: -404 } })
      const fault = parts.faults.take(placesOf(request.url ?? '', text))
      if (fault === undefined) reply()
      else suffer(fault, response, reply)
    })
  })
}

/** Documented as a parameter of the call: found in the header or in the query. */
function isProved(request: IncomingMessage, appSecret: string): boolean {
  const token = stringOf(request.headers['access_token']) ?? ''
  const expected = createHmac('sha256', appSecret).update(token).digest('hex')
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams
  return [request.headers['appsecret_proof'], query.get('appsecret_proof')].includes(expected)
}

function placesOf(url: string, text: string): readonly FaultPlace[] {
  if (url.startsWith('/v4/oa/access_token')) return ['oauth']
  if (url.includes('/oa/message/template')) return ['template']
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
