import type { InviteId } from '../../src/core/ids.ts'
import type { InboundContent } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'

/**
 * What taps carry. Meta sends payloads in a field of their own, so a choice travels as it is; only what must not be
 * taken for a choice is marked.
 */
const RATING = /^ansinh:rate:(i_\w{1,64}):([1-5])$/
/** A ready-made question (ice breaker, menu): its title counts as typed. */
export const ASK_PAYLOAD = 'ansinh:ask'
/** The button that everyone presses who opens the chat for the first time. */
export const GET_STARTED_PAYLOAD = 'GET_STARTED'

/** Meta's limit for the payload of a quick reply or postback button, in characters. */
export const MAX_PAYLOAD = 1000

export function ratingPayload(invite: InviteId, value: string): string {
  return `ansinh:rate:${invite}:${value}`
}

/** `title`: what the citizen saw on the button. */
export function readPayload(payload: string, title: string): InboundContent {
  const [, invite, score] = RATING.exec(payload) ?? []
  if (isInviteId(invite)) return { kind: 'rating', invite, score: Number(score) }
  if (payload === GET_STARTED_PAYLOAD) return { kind: 'event', event: 'opened' }
  if (payload === ASK_PAYLOAD && title !== '') return { kind: 'text', text: title }
  return { kind: 'choice', value: cleanText(payload), ...(title === '' ? {} : { label: title }) }
}

export function isInviteId(text: string | undefined): text is InviteId {
  return text !== undefined && /^i_\w{1,64}$/.test(text)
}
