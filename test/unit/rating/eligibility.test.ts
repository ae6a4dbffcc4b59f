import { describe, expect, it } from 'vitest'
import { eligibility, type AskingHistory } from '../../../src/rating/eligibility.ts'
import type { ConversationContext } from '../../../src/core/conversation.ts'
import { conversationOf } from '../../support/conversations.ts'
import { smallSurvey } from '../../support/small-survey.ts'

const now = new Date('2026-11-25T03:00:00.000Z')
const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString()
const fresh: AskingHistory = { askedAt: [], issuedThere: 0 }
const of = (history?: Partial<AskingHistory>, context: Partial<ConversationContext> = {}, id: `c_${string}` = 'c_1') =>
  eligibility(smallSurvey, conversationOf({ id }, { turns: 1, ...context }), {
    now,
    history: history && { ...fresh, ...history },
  })

describe('who is asked', () => {
  it.each([
    ['nobody without a service', {}, { turns: 0 }, 'no_turn'],
    ['not who said so in this conversation', {}, { refusesRating: true }, 'refused'],
    ['not who refused 89 days ago', { refusedAt: daysAgo(89) }, {}, 'refused'],
    ['who refused 90 days ago', { refusedAt: daysAgo(90) }, {}, undefined],
    ['not who was asked 6 days ago', { askedAt: [daysAgo(6.9)] }, {}, 'cool_down'],
    ['who was asked 7 days ago', { askedAt: [daysAgo(7)] }, {}, undefined],
    ['not a fourth time in 90 days', { askedAt: [10, 40, 89].map(daysAgo) }, {}, 'cool_down'],
    ['where one of three was earlier', { askedAt: [10, 40, 90].map(daysAgo) }, {}, undefined],
    ['everybody else', {}, {}, undefined],
  ] satisfies [string, Partial<AskingHistory>, Partial<ConversationContext>, string | undefined][])(
    '%s',
    (_name, history, context, reason) => {
      expect(of(history, context).reason).toBe(reason)
    },
  )

  it('looks at no history where there is none (`ansinh answer`)', () => {
    expect(of(undefined)).toEqual({ askProbability: 1 })
    expect(of(undefined, { turns: 0 })).toEqual({ askProbability: 1, reason: 'no_turn' })
  })
})

describe('a random share', () => {
  const place = { province: '01', version: '2026-09-20' }

  it('is asked from the 2,000th invitation of a province and month on, with its probability', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => of({ issuedThere: 2_000 }, { place }, `c_${index}`))

    expect(many.every(({ askProbability }) => askProbability === 0.25)).toBe(true)
    // 500 expected, SD 19: five of them.
    const asked = many.filter(({ reason }) => reason === undefined).length
    expect(asked).toBeGreaterThan(403)
    expect(asked).toBeLessThan(597)
    expect(of({ issuedThere: 1_999 }, { place })).toEqual({ askProbability: 1 })
  })

  it('is drawn once a conversation: closing it again is no second chance', () => {
    const first = of({ issuedThere: 2_000 }, { place }, 'c_7')

    expect(Array.from({ length: 20 }, () => of({ issuedThere: 2_000 }, { place }, 'c_7'))).toEqual(
      Array.from({ length: 20 }, () => first),
    )
  })

  it('is not drawn where no province is known', () => {
    expect(of({ issuedThere: 9_999 })).toEqual({ askProbability: 1 })
  })
})
