import type { DeliveryResult } from '../../src/core/channel.ts'
import type { ChannelAddress } from '../../src/core/message.ts'
import type { ZaloAnswer, ZaloApi } from './api.ts'
import type { ZaloConfig } from './config.ts'
import { resultOf } from './delivery-result.ts'
import { reasonOf, verdictOf } from './error-codes.ts'
import type { QuotaBook } from './quota.ts'
import { templateBody } from './rating-template.ts'
import type { ZaloCall, ZaloMessage } from './render.ts'

export interface ZaloClient {
  send(call: ZaloCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult>
  /** What an operator must repair, by the last answers; undefined: nothing. */
  trouble(): string | undefined
}

interface ClientParts {
  readonly config: Pick<ZaloConfig, 'richTemplates' | 'ratingTemplate'>
  readonly api: ZaloApi
  readonly quota: QuotaBook
}

type What = 'message' | 'template'
type Post = (what: What, path: string, body: unknown, signal: AbortSignal) => Promise<ZaloAnswer>

export function createZaloClient({ config, api, quota }: ClientParts): ZaloClient {
  const troubles = new Map<What, string>()

  async function post(what: What, path: string, body: unknown, signal: AbortSignal): Promise<ZaloAnswer> {
    const answer = await api.post(path, body, signal)
    if (answer.kind !== 'answer') return answer
    if (answer.code === 0) {
      quota.note(answer.data)
      troubles.delete(what)
    } else if (isForOperator(answer.code)) {
      troubles.set(what, reasonOf(answer.code))
    }
    return answer
  }

  const sendMessage = messageSender(post, config.richTemplates !== false)
  const { ratingTemplate } = config
  const always = ratingTemplate?.when === 'always'

  /** Undefined: no template is set, it has no place here, or it did not go out. */
  async function sendTemplate(call: ZaloCall, to: ChannelAddress, signal: AbortSignal) {
    if (ratingTemplate === undefined || call.invite === undefined || to.thread !== undefined) return undefined
    const body = templateBody(ratingTemplate, to.user, call.invite)
    const answer = await post('template', '/v3.0/oa/message/template', body, signal)
    // What is wrong with the template an operator reads in the health report; this citizen is not asked.
    if (answer.kind === 'answer' && answer.code !== 0) return undefined
    const result = resultOf(answer)
    return result.kind === 'refused' ? undefined : result
  }

  return {
    async send(call, to, signal) {
      const first = always ? await sendTemplate(call, to, signal) : undefined
      if (first !== undefined) return first
      const result = await sendMessage(call, to, signal)
      if (result.kind !== 'window-closed' || always) return result
      return (await sendTemplate(call, to, signal)) ?? result
    },
    trouble: () => (troubles.size === 0 ? undefined : [...troubles].map(([what, why]) => `${what}: ${why}`).join('; ')),
  }
}

function messageSender(post: Post, mayTryButtons: boolean): ZaloClient['send'] {
  /** Kept for the life of the process: an OA that may not send buttons is asked once, not for every message. */
  let buttonsRefused = !mayTryButtons

  return async ({ message, fallback }, to, signal) => {
    const { path, recipient } = target(to)
    const ask = (one: ZaloMessage): Promise<ZaloAnswer> => post('message', path, { recipient, message: one }, signal)
    // Visitors of the chat plugin are served by the old endpoint, for which no buttons are documented.
    if (fallback === undefined || buttonsRefused || to.thread !== undefined) {
      return resultOf(await ask(fallback ?? message))
    }
    const rich = await ask(message)
    if (rich.kind !== 'answer' || verdictOf(rich.code) !== 'plain-text') return resultOf(rich)
    const plain = resultOf(await ask(fallback))
    // Only if the text passes was it the buttons that Zalo did not like.
    if (plain.kind === 'delivered' && (rich.code === -201 || rich.code === -233)) buttonsRefused = true
    return plain
  }
}

function target(to: ChannelAddress): { path: string; recipient: Readonly<Record<string, string>> } {
  if (to.thread === undefined) return { path: '/v3.0/oa/message/cs', recipient: { user_id: to.user } }
  return { path: '/v2.0/oa/message', recipient: { anonymous_id: to.user, conversation_id: to.thread } }
}

function isForOperator(code: number): boolean {
  const verdict = verdictOf(code)
  return verdict === 'operator' || verdict === 'proof' || code === -249
}
