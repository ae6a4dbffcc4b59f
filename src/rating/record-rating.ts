import type { Content } from '../content/content.ts'
import type { SurveyState } from '../core/conversation.ts'
import type { InboundContent } from '../core/message.ts'
import type { Factor } from '../core/rating.ts'
import { fold, tokens } from '../core/vietnamese.ts'
import { readChoice } from '../dialogue/read-choice.ts'
import { ratingChoices } from './invite-rating.ts'

/** What a message in the rating says; `none`: it is not an answer to what was asked. */
export type RatingReply =
  | { readonly kind: 'score'; readonly score: number; readonly comment?: string }
  | { readonly kind: 'factor'; readonly factor: Factor }
  | { readonly kind: 'comment'; readonly comment: string }
  | { readonly kind: 'skip' }
  /** A number that is no score: the question is asked again. */
  | { readonly kind: 'again' }
  | { readonly kind: 'none' }

const factors: readonly Factor[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F0']
const SCORE_TEXT = /^([1-5])(?: ?(?:sao|diem|\/ ?5))?$/

/** Longest comment of the instrument (survey method §2.2); the rest is cut. */
const LONGEST_COMMENT = 500

export function readRating(content: Content, survey: SurveyState, inbound: InboundContent): RatingReply {
  if (inbound.kind === 'rating') {
    const { score, comment } = inbound
    return { kind: 'score', score, ...(comment === undefined ? {} : { comment: cut(comment) }) }
  }
  if (inbound.kind === 'choice' && inbound.value === 'skip') return { kind: 'skip' }
  if (inbound.kind === 'choice') return readTap(survey, inbound.value)
  if (inbound.kind !== 'text') return { kind: 'none' }
  const skips = tokens(fold(inbound.text)).join(' ') === tokens(fold(content.dialogue.buttons.skip)).join(' ')
  if (skips) return { kind: 'skip' }
  switch (survey.awaiting) {
    case 'score':
      return readScore(content, inbound.text)
    case 'factor': {
      // In one's own words instead of a tap: what the survey wants to hear most.
      const factor = readFactor(content, inbound.text)
      return factor.kind === 'none' ? commentOf(inbound.text) : factor
    }
    case 'comment':
      return commentOf(inbound.text)
    case 'nothing':
      return { kind: 'none' }
  }
}

const nothing: readonly string[] = ['khong', 'ko', 'k', 'khong co', 'khong co gi', 'thoi', 'het roi']

function commentOf(text: string): RatingReply {
  if (nothing.includes(tokens(fold(text)).join(' '))) return { kind: 'skip' }
  return { kind: 'comment', comment: cut(text) }
}

function cut(text: string): string {
  return text.trim().slice(0, LONGEST_COMMENT).toWellFormed()
}

function readTap(survey: SurveyState, value: string): RatingReply {
  const factor = factors.find((id) => `factor:${id}` === value)
  if (factor !== undefined) return { kind: 'factor', factor }
  return survey.awaiting === 'score' && /^[1-5]$/.test(value)
    ? { kind: 'score', score: Number(value) }
    : { kind: 'none' }
}

function readScore(content: Content, text: string): RatingReply {
  const typed = SCORE_TEXT.exec(fold(text).trim())
  if (typed !== null) return { kind: 'score', score: Number(typed[1]) }
  const named = readChoice(text, ratingChoices(content))
  if (named !== undefined) return { kind: 'score', score: Number(named.value) }
  return /^\d{1,3}$/.test(text.trim()) ? { kind: 'again' } : { kind: 'none' }
}

function readFactor(content: Content, text: string): RatingReply {
  const { ratingFactors } = content.dialogue
  const choice = readChoice(
    text,
    factors.map((id) => ({ value: id, label: ratingFactors[id] })),
  )
  const factor = factors.find((id) => id === choice?.value)
  return factor === undefined ? { kind: 'none' } : { kind: 'factor', factor }
}

export function factorChoices({ dialogue }: Content): { label: string; value: string }[] {
  return factors.map((id) => ({ label: dialogue.ratingFactors[id], value: `factor:${id}` }))
}
