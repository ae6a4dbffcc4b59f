import { describe, expect, it } from 'vitest'
import { inviteRating, isAsked, ratingRequest } from '../../../src/rating/invite-rating.ts'
import type { ConversationContext } from '../../../src/core/conversation.ts'
import { conversationOf } from '../../support/conversations.ts'
import { smallContent } from '../../support/small-content.ts'

const content = smallContent()
const options = { now: new Date('2026-11-25T03:00:00Z'), personKey: 'abc' }

const served = { turns: 1 }

describe('isAsked', () => {
  it('is once a conversation', () => {
    expect(isAsked(conversationOf({}, served))).toBe(false)
    expect(isAsked(conversationOf({}, { survey: { invite: 'i_1', awaiting: 'nothing' } }))).toBe(true)
  })
})

describe('inviteRating', () => {
  it.each([
    ['an answer', { answered: true, servedByBot: true }, 'bot', 'answered'],
    ['no answer', { servedByBot: true }, 'bot', 'abandoned'],
    ['a request that still waits', { servedByBot: true, handoff: 'h_1' }, 'bot', 'ticket_open'],
    ['an officer alone', { servedByStaff: true, handoff: 'h_1' }, 'human', 'handed_over'],
    ['both', { answered: true, servedByBot: true, servedByStaff: true }, 'bot_then_human', 'handed_over'],
  ] satisfies [string, Partial<ConversationContext>, string, string][])(
    'after %s',
    (_name, context, servedBy, outcome) => {
      const invitation = inviteRating(
        content,
        conversationOf({ intent: 'pension.age' }, { ...served, ...context }),
        options,
      )

      expect(invitation).toMatchObject({
        servedBy,
        outcome,
        intent: 'pension.age',
        personKey: 'abc',
        askProbability: 1,
      })
    },
  )

  it('copies the officer now', () => {
    const invitation = inviteRating(content, conversationOf({}, served), { ...options, staff: 's_1' })

    expect(invitation.staff).toBe('s_1')
  })

  it.each([
    ['zalo', '2026-11-27T03:00:00.000Z'],
    ['web', '2026-11-28T03:00:00.000Z'],
  ])('expires within the time of %s', (channel, expiresAt) => {
    const conversation = conversationOf({ address: { channel, account: 'a', user: 'u' } }, served)

    expect(inviteRating(content, conversation, options).expiresAt).toBe(expiresAt)
  })
})

describe('what an invitation says of its conversation', () => {
  it('has the code book’s codes, from the channel, the intent and the place', () => {
    const place = { province: '01', commune: '00004', version: '2026-09-20' }
    const conversation = conversationOf({ intent: 'pension.payment' }, { ...served, place })

    expect(inviteRating(content, conversation, { ...options, conversationKey: 'key' })).toMatchObject({
      instrumentVersion: 'v2.0',
      conversationKey: 'key',
      channel: 'web',
      surveyChannel: 'portal',
      intentGroup: 'che_do',
      persona: 'huu_tri',
      respondentGroup: 'G4',
      provinceCode: '01',
      communeCode: '00004',
      geoSource: 'user_text',
      geoVersion: '2026-09-20',
    })
  })

  it('says khac and GX, and no place, where nothing is certain', () => {
    const invitation = inviteRating(content, conversationOf({}, served), options)

    expect(invitation).toMatchObject({ intentGroup: 'khac', persona: 'khac', respondentGroup: 'GX' })
    expect(invitation).not.toHaveProperty('geoSource')
  })

  it('only counts a conversation without a service, and draws no factor for it', () => {
    const invitation = inviteRating(content, conversationOf(), options)

    expect(invitation.eligibleReason).toBe('no_turn')
    expect(invitation.factorAsked).toBeUndefined()
  })

  it('draws each factor about as often', () => {
    const drawn = Array.from({ length: 2_000 }, () => inviteRating(content, conversationOf({}, served), options))

    for (const factor of ['F1', 'F2', 'F3', 'F4', 'F5']) {
      // 400 expected, SD 18: six of them.
      const count = drawn.filter(({ factorAsked }) => factorAsked === factor).length
      expect(count).toBeGreaterThan(292)
      expect(count).toBeLessThan(508)
    }
  })
})

describe('ratingRequest', () => {
  it('asks after the farewell, with five choices, best last', () => {
    const request = ratingRequest(content, inviteRating(content, conversationOf(), options), 'Tạm biệt.')

    expect(request.text).toBe('Tạm biệt.\n\nHài lòng thế nào?')
    expect(request.choices.map((choice) => choice.value)).toEqual(['1', '2', '3', '4', '5'])
    expect(request.choices[4]?.label).toBe('Rất hài lòng')
  })

  it('asks alone where nothing is said before', () => {
    const request = ratingRequest(content, inviteRating(content, conversationOf(), options), '')

    expect(request.text).toBe('Hài lòng thế nào?')
  })
})
