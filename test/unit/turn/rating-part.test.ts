import { describe, expect, it } from 'vitest'
import type { ConversationMode, SurveyState } from '../../../src/core/conversation.ts'
import type { InboundContent } from '../../../src/core/message.ts'
import { runTurn } from '../../../src/turn/run-turn.ts'
import { conversationOf } from '../../support/conversations.ts'
import { turnOf, typed } from '../../support/turns.ts'

const tap = (value: string): InboundContent => ({ kind: 'choice', value })

function isPart(content: InboundContent, survey: Partial<SurveyState> | undefined, mode: ConversationMode): boolean {
  const state = { invite: 'i_1', awaiting: 'score', ...survey } as const
  const context = survey === undefined ? {} : { survey: state }
  return runTurn(turnOf(content, conversationOf({ mode }, context))).ratingPart === true
}

describe('what staff may not read is marked', () => {
  it.each<[string, InboundContent, Partial<SurveyState>]>([
    ['a score', typed('2'), {}],
    ['a score in words', typed('hai long'), {}],
    ['stars', { kind: 'rating', invite: 'i_1', score: 3 }, {}],
    ['a second score', { kind: 'rating', invite: 'i_1', score: 3 }, { awaiting: 'comment', score: 5 }],
    ['stars of an older invitation', { kind: 'rating', invite: 'i_0', score: 3 }, {}],
    ['a number that is no score', typed('9'), {}],
    ['a factor score', typed('4'), { awaiting: 'factor-score', score: 2, asks: 'F1' }],
    ['what to improve, by tap', tap('factor:F2'), { awaiting: 'factor', score: 2 }],
    ['what to improve, in words', typed('chờ lâu'), { awaiting: 'factor', score: 2 }],
    ['a tap on an earlier question', tap('factor:F2'), { awaiting: 'comment', score: 2 }],
    ['a comment', typed('rất rõ'), { awaiting: 'comment', score: 4 }],
    ['passing it over', tap('skip'), {}],
    ['passing the comment over', typed('không'), { awaiting: 'comment', score: 4 }],
    ['refusing it', typed('đừng hỏi đánh giá nữa'), {}],
  ])('%s', (_what, content, survey) => {
    expect(isPart(content, survey, 'rating')).toBe(true)
  })

  it.each<[string, InboundContent, ConversationMode]>([
    ['a refusal after it was closed', typed('đừng hỏi đánh giá nữa'), 'closed'],
    ['a late tap on a factor', tap('q2:1'), 'closed'],
    ['a late tap while an officer helps', tap('2'), 'with-staff'],
    ['a late tap while they wait for one', tap('factor:F1'), 'waiting-for-staff'],
    ['stars while an officer helps', { kind: 'rating', score: 1 }, 'with-staff'],
  ])('%s', (_what, content, mode) => {
    expect(isPart(content, { awaiting: 'nothing', score: 2 }, mode)).toBe(true)
  })

  it('stars where nothing was asked', () => {
    expect(isPart({ kind: 'rating', score: 1 }, undefined, 'bot')).toBe(true)
  })
})

describe('what is not taken for the rating stays a message', () => {
  it.each<[string, InboundContent, Partial<SurveyState>]>([
    ['a question instead of a score', typed('pension.eligibility'), {}],
    ['a question instead of a comment', typed('pension.eligibility'), { awaiting: 'comment', score: 4 }],
    ['a wish for a person', typed('act.human'), { awaiting: 'comment', score: 2 }],
    ['a cry for help', typed('act.distress'), { awaiting: 'factor', score: 2 }],
    ['a picture', { kind: 'attachment', type: 'image' }, { awaiting: 'comment', score: 4 }],
    ['the tap on the offered person', tap('yes:human'), { awaiting: 'comment', score: 2 }],
  ])('%s', (_what, content, survey) => {
    expect(isPart(content, survey, 'rating')).toBe(false)
  })

  it('a number while the assistant or an officer talks', () => {
    const done = { awaiting: 'nothing', score: 2 } as const

    expect(isPart(typed('2'), done, 'with-staff')).toBe(false)
    expect(isPart(typed('2'), done, 'closed')).toBe(false)
    expect(isPart(tap('intent:pension.eligibility'), done, 'bot')).toBe(false)
  })

  it('the wish not to be asked, before anything was asked', () => {
    expect(isPart(typed('đừng hỏi đánh giá nữa'), undefined, 'bot')).toBe(false)
  })
})
