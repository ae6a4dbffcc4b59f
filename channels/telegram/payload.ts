import { createHash } from 'node:crypto'
import type { InboundContent, RatingContent } from '../../src/core/message.ts'
import type { InviteId } from '../../src/core/ids.ts'

/** Telegram's limit for `callback_data`, in bytes: a Vietnamese letter takes up to three. */
export const MAX_DATA_BYTES = 64

const CHOICE = 'c:'
const LONG_CHOICE = 't:'
const RATING = /^r:(i_\w{1,64}):([1-5])$/

/**
 * What a button carries. A value too long for it is replaced by its digest, which only tells the buttons apart: the tap
 * then counts as its label, typed. So nothing has to be remembered between the message and the tap.
 */
export function choiceData(value: string): string {
  const data = `${CHOICE}${value}`
  if (value !== '' && Buffer.byteLength(data) <= MAX_DATA_BYTES) return data
  return `${LONG_CHOICE}${createHash('sha256').update(value).digest('hex').slice(0, 32)}`
}

/** Undefined: it does not fit. */
export function ratingData(invite: InviteId, value: string): string | undefined {
  const data = `r:${invite}:${value}`
  return Buffer.byteLength(data) <= MAX_DATA_BYTES ? data : undefined
}

/** What a tap says: a rating, one of our values, else what stood on the button. */
export function readData(data: string, label: string | undefined): InboundContent {
  const rating = readRating(data)
  if (rating !== undefined) return rating
  const value = data.startsWith(CHOICE) ? data.slice(CHOICE.length) : ''
  if (value !== '') return { kind: 'choice', value, ...(label === undefined ? {} : { label }) }
  // A long value, or a button of an older program behind the same bot.
  if (label !== undefined) return { kind: 'text', text: label }
  // Telegram sends old messages without their buttons: a value that nobody knows is asked about, silence is not.
  return { kind: 'choice', value: data }
}

function readRating(data: string): RatingContent | undefined {
  const [, invite, score] = RATING.exec(data) ?? []
  if (invite === undefined || !isInviteId(invite)) return undefined
  return { kind: 'rating', invite, score: Number(score) }
}

function isInviteId(text: string): text is InviteId {
  return text.startsWith('i_')
}
