import type { Content } from '../content/content.ts'
import type { Wording } from '../content/instrument.ts'
import type { SurveyState } from '../core/conversation.ts'
import type { Choice, InboundContent } from '../core/message.ts'
import type { Factor } from '../core/rating.ts'
import { fold, tokens } from '../core/vietnamese.ts'
import { readChoice } from '../dialogue/read-choice.ts'
import { ratingChoices } from './invite-rating.ts'
import { refusesRating } from './refuses-rating.ts'

/** What a message in the rating says; `none`: it is not an answer to what was asked. */
export type RatingReply =
  | { readonly kind: 'score'; readonly score: number; readonly comment?: string }
  | { readonly kind: 'factor-score'; readonly score: number }
  | { readonly kind: 'factor'; readonly factor: Factor }
  | { readonly kind: 'comment'; readonly comment: string }
  | { readonly kind: 'skip' }
  /** Not now, and not the next times. */
  | { readonly kind: 'refuse' }
  /** A number that is no score: the question is asked again. */
  | { readonly kind: 'again' }
  | { readonly kind: 'none' }

const factors: readonly Factor[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F0']
const SCORE_TEXT = /^([1-5])(?: ?(?:sao|diem|\/ ?5))?$/
const SCORE_TAP = /^(?:q2:)?([1-5])$/

/** Longest comment of the instrument (survey method §2.2); the rest is cut. */
const LONGEST_COMMENT = 500

export function readRating({ survey: instrument }: Content, survey: SurveyState, inbound: InboundContent): RatingReply {
  if (inbound.kind === 'rating') {
    const { score, comment } = inbound
    return { kind: 'score', score, ...(comment === undefined ? {} : { comment: cut(comment) }) }
  }
  if (inbound.kind === 'choice' && inbound.value === 'skip') return { kind: 'skip' }
  if (inbound.kind === 'choice') return readTap(survey, inbound.value)
  if (inbound.kind !== 'text') return { kind: 'none' }
  if (refusesRating(instrument, inbound.text)) return { kind: 'refuse' }
  const { wording } = instrument
  if (isSame(inbound.text, wording.skip)) return { kind: 'skip' }
  switch (survey.awaiting) {
    case 'score':
      return readScore(ratingChoices(instrument), inbound.text)
    case 'factor-score': {
      const read = readScore(factorScoreChoices(instrument), inbound.text)
      if (read.kind === 'score') return { kind: 'factor-score', score: read.score }
      return read.kind === 'none' ? commentOf(inbound.text) : read
    }
    case 'factor': {
      // In one's own words instead of a tap: what the survey wants to hear most.
      const factor = readFactor(wording, inbound.text)
      return factor.kind === 'none' ? commentOf(inbound.text) : factor
    }
    case 'comment':
      return commentOf(inbound.text)
    case 'nothing':
      return { kind: 'none' }
  }
}

/** The same five answers as the first question's, and a way out. */
export function factorScoreChoices(instrument: Content['survey']): Choice[] {
  const scores = ratingChoices(instrument).map(({ label, value }) => ({ label, value: `q2:${value}` }))
  return [...scores, { label: instrument.wording.skip, value: 'skip' }]
}

/** What to improve; the last one is the way out. */
export function factorChoices({ wording: { chips } }: Content['survey']): Choice[] {
  return factors.map((id) => ({ label: chips[id], value: `factor:${id}` }))
}

const nothing: readonly string[] = ['khong', 'ko', 'k', 'khong co', 'khong co gi', 'thoi', 'het roi']

function commentOf(text: string): RatingReply {
  if (nothing.includes(tokens(fold(text)).join(' '))) return { kind: 'skip' }
  return { kind: 'comment', comment: cut(text) }
}

function cut(text: string): string {
  return text.trim().slice(0, LONGEST_COMMENT).toWellFormed()
}

function readTap({ awaiting }: SurveyState, value: string): RatingReply {
  const factor = factors.find((id) => `factor:${id}` === value)
  if (factor !== undefined) return awaiting === 'factor' ? { kind: 'factor', factor } : { kind: 'again' }
  const score = Number(SCORE_TAP.exec(value)?.[1])
  if (Number.isNaN(score)) return { kind: 'none' }
  if (awaiting === 'factor-score') return { kind: 'factor-score', score }
  return awaiting === 'score' && !value.startsWith('q2:') ? { kind: 'score', score } : { kind: 'again' }
}

/** A tap on one of the questions after the first, which may come late. */
export function isRatingTap(value: string): boolean {
  return /^(?:q2:[1-5]|factor:F[0-5])$/.test(value)
}

/** A tap on any answer of the rating, whenever it comes. */
export function isScoreTap(inbound: InboundContent): boolean {
  return inbound.kind === 'choice' && (SCORE_TAP.test(inbound.value) || isRatingTap(inbound.value))
}

/** A number, a label, or a label without accents. */
function readScore(choices: readonly Choice[], text: string): RatingReply {
  const typed = SCORE_TEXT.exec(fold(text).trim())
  if (typed !== null) return { kind: 'score', score: Number(typed[1]) }
  const named = readChoice(text, choices)?.value
  if (named === 'skip') return { kind: 'skip' }
  if (named !== undefined) return { kind: 'score', score: Number(named.replace('q2:', '')) }
  return /^\d{1,3}$/.test(text.trim()) ? { kind: 'again' } : { kind: 'none' }
}

function readFactor({ chips }: Wording, text: string): RatingReply {
  const choice = readChoice(
    text,
    factors.map((id) => ({ value: id, label: chips[id] })),
  )
  const factor = factors.find((id) => id === choice?.value)
  return factor === undefined ? { kind: 'none' } : { kind: 'factor', factor }
}

function isSame(text: string, label: string): boolean {
  return tokens(fold(text)).join(' ') === tokens(fold(label)).join(' ')
}
