import { numberOf, objectOf, stringOf, type Json } from '../../../channels/kit/json.ts'
import { failed, good, type ApiAnswer } from './answer.ts'
import { webhookProblem } from './set-up-rules.ts'
import { createWebhookSender, type SenderOptions, type WebhookTarget, type WebhookTry } from './webhook-sender.ts'

export interface UpdateFeed {
  /** By webhook if one is set, else kept for the next poll. `copies` of one update have one number. */
  add(chat: string, body: Json, copies?: number): Promise<WebhookTry>
  call(method: string, body: Json): ApiAnswer | Promise<ApiAnswer> | undefined
  /** Past the rules of `setWebhook`, which takes no address of this machine. */
  setTarget(target: WebhookTarget | undefined): void
  readonly target: WebhookTarget | undefined
  /** As `setWebhook` was given them. */
  readonly allowed: readonly string[] | undefined
  /** What a poll would get. */
  readonly pending: number
  readonly failures: readonly number[]
  stop(): void
}

/** Kept for a poll: nothing was tried. */
const kept: WebhookTry = { ok: true, status: 0, ms: 0 }

/** Webhook and polling exclude one another, and only one may poll (Bot API, "Getting updates"). */
export function createUpdateFeed(options: SenderOptions): UpdateFeed {
  const sender = createWebhookSender(options)
  let webhook: WebhookTarget | undefined
  let lastId = 5000
  let waiting: Json[] = []
  let allowed: readonly string[] | undefined
  let poller: ((answer: ApiAnswer) => void) | undefined

  function getUpdates(body: Json): ApiAnswer | Promise<ApiAnswer> {
    if (webhook !== undefined) {
      const why = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
      return failed(409, `Conflict: ${why}`)
    }
    const why = 'terminated by other getUpdates request; make sure that only one bot instance is running'
    poller?.(failed(409, `Conflict: ${why}`))
    poller = undefined
    const offset = numberOf(body['offset'])
    if (offset !== undefined) waiting = waiting.filter((update) => (numberOf(update['update_id']) ?? 0) >= offset)
    if (waiting.length > 0) return good(waiting.slice(0, numberOf(body['limit']) ?? 100))
    return new Promise((resolve) => {
      const timer = setTimeout(() => finish(good([])), (numberOf(body['timeout']) ?? 0) * 1000)
      timer.unref()
      const finish = (answer: ApiAnswer): void => {
        clearTimeout(timer)
        if (poller === finish) poller = undefined
        resolve(answer)
      }
      poller = finish
    })
  }

  const setTarget = (target: WebhookTarget | undefined): void => {
    webhook = target
  }

  return {
    failures: sender.failures,
    setTarget,
    get target() {
      return webhook
    },
    get allowed() {
      return allowed
    },
    get pending() {
      return waiting.length
    },
    async add(chat, body, copies = 1) {
      const update = { update_id: (lastId += 1), ...body }
      const target = webhook
      if (target === undefined) {
        waiting.push(...Array.from({ length: copies }, () => update))
        poller?.(good(waiting.slice(0, 100)))
        return kept
      }
      const text = JSON.stringify(update)
      const tries = Array.from({ length: copies }, () => sender.deliver(target, chat, text))
      const results = await Promise.all(tries)
      return results.find(({ ok }) => !ok) ?? results[0] ?? kept
    },
    call(method, body) {
      switch (method) {
        case 'getUpdates':
          return getUpdates(body)
        case 'setWebhook': {
          const problem = webhookProblem(body)
          if (problem !== undefined) return failed(400, `Bad Request: ${problem}`)
          const url = stringOf(body['url']) ?? ''
          setTarget(url === '' ? undefined : { url, secret: stringOf(body['secret_token']) })
          allowed = Array.isArray(body['allowed_updates']) ? body['allowed_updates'].map(String) : undefined
          if (body['drop_pending_updates'] === true) waiting = []
          return good(true)
        }
        case 'deleteWebhook':
          webhook = undefined
          return good(true)
        case 'getWebhookInfo':
          return good({
            url: webhook?.url ?? '',
            has_custom_certificate: false,
            pending_update_count: waiting.length,
          })
        default:
          return undefined
      }
    },
    stop() {
      sender.stop()
      poller?.(failed(500, 'Internal Server Error: restart'))
    },
  }
}

export function chatOfUpdate(body: Json): string {
  const inner = objectOf(body['message'] ?? body['edited_message'] ?? body['my_chat_member'])
  const tapped = objectOf(objectOf(body['callback_query'])?.['message'])
  return String(objectOf((inner ?? tapped)?.['chat'])?.['id'] ?? '')
}
