import type { DeliveryResult } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { ChannelAddress } from '../../src/core/message.ts'
import type { Http } from '../kit/http.ts'
import type { MessengerConfig } from './config.ts'
import { commentOf } from './decode-comment.ts'
import { verdictOf } from './error-codes.ts'
import { nameOf, readAnswer, resultOf, type GraphAnswer } from './graph-answer.ts'
import type { MessengerCall, MessengerMessage } from './render.ts'

export interface MessengerClient {
  send(call: MessengerCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult>
}

interface ClientParts {
  readonly config: Pick<MessengerConfig, 'pageId'>
  /** Of the Graph API, with the page's token. */
  readonly http: Http
  readonly clock: Clock
}

interface Sending {
  readonly call: MessengerCall
  readonly to: ChannelAddress
  readonly signal: AbortSignal
}

export function createMessengerClient({ config, http, clock }: ClientParts): MessengerClient {
  const path = `/${config.pageId ?? 'me'}/messages`
  /** Kept for the life of the process: a page without the template is asked once, not for every rating. */
  let templateRefused = false

  async function post(message: MessengerMessage, { call, to, signal }: Sending, tagged: boolean): Promise<GraphAnswer> {
    const type = tagged ? { messaging_type: 'MESSAGE_TAG', tag: call.tag } : { messaging_type: 'RESPONSE' }
    const body = { recipient: recipientOf(to), ...type, message }
    return readAnswer(await http.post(path, body, { signal }), clock.now())
  }

  /** Within 24 hours as an answer; after them under the call's tag, if it has one. */
  async function inTime(message: MessengerMessage, sending: Sending): Promise<GraphAnswer> {
    const first = await post(message, sending, false)
    const { tag } = sending.call
    if (tag === undefined || !isClosed(first)) return first
    // A question in the form of quick replies is an ordinary message: the tag is for the template alone.
    if (tag === 'CUSTOMER_FEEDBACK' && message.attachment === undefined) return first
    const second = await post(message, sending, true)
    if (second.kind !== 'error' || resultOf(second).kind === 'retry-later') return second
    return { kind: 'none', result: { kind: 'window-closed', why: `${tag} refused: ${nameOf(second.error)}` } }
  }

  async function send(call: MessengerCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult> {
    const sending: Sending = { call, to, signal }
    const { message, fallback } = call
    const isTemplate = message.attachment !== undefined
    if (fallback === undefined || (isTemplate && templateRefused)) {
      return courteous(call, resultOf(await inTime(fallback ?? message, sending)))
    }
    const rich = await inTime(message, sending)
    if (!isAboutForm(rich, isTemplate)) return resultOf(rich)
    const plain = resultOf(await inTime(fallback, sending))
    // Only if the simpler form passes was it the template that Meta did not like.
    if (isTemplate && plain.kind === 'delivered') templateRefused = true
    return plain
  }

  return { send }
}

function recipientOf(to: ChannelAddress): Readonly<Record<string, string>> {
  const comment = commentOf(to.thread)
  return comment === undefined ? { id: to.user } : { comment_id: comment }
}

function isClosed(answer: GraphAnswer): boolean {
  return answer.kind === 'error' && verdictOf(answer.error) === 'window-closed'
}

/** Whether another form of the same words may pass. */
function isAboutForm(answer: GraphAnswer, isTemplate: boolean): boolean {
  if (answer.kind !== 'error') return false
  const verdict = verdictOf(answer.error)
  return verdict === 'plain-text' || (isTemplate && verdict === 'permission')
}

function courteous(call: MessengerCall, result: DeliveryResult): DeliveryResult {
  return call.courtesy === true && result.kind === 'window-closed' ? { kind: 'delivered' } : result
}
