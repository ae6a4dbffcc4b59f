import type { InboundContent, RatingContent } from '../../src/core/message.ts'
import type { InviteId } from '../../src/core/ids.ts'

/**
 * What our buttons carry. Zalo sends a tap back as a text message holding the payload, so it must be recognisable:
 * the mark is nothing that a citizen would type.
 */
const MARK = '#ansinh:'
const RATING = /^rate:(i_\w{1,64}):([1-5])$/

/** Zalo's limit for the payload of a query button, in characters. */
export const MAX_PAYLOAD = 1000

export function choicePayload(value: string): string {
  return `${MARK}${value}`
}

export function ratingPayload(invite: InviteId, value: string): string {
  return `${MARK}rate:${invite}:${value}`
}

/** Undefined: words of the citizen. */
export function readPayload(text: string): InboundContent | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith(MARK) || trimmed.length === MARK.length) return undefined
  const value = trimmed.slice(MARK.length)
  return readRating(value) ?? { kind: 'choice', value }
}

function readRating(value: string): RatingContent | undefined {
  const [, invite, score] = RATING.exec(value) ?? []
  if (invite === undefined || !isInviteId(invite)) return undefined
  return { kind: 'rating', invite, score: Number(score) }
}

function isInviteId(text: string): text is InviteId {
  return text.startsWith('i_')
}
