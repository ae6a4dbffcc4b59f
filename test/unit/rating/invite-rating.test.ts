import { describe, expect, it } from 'vitest'
import { inviteRating, mayInvite, ratingRequest } from '../../../src/rating/invite-rating.ts'
import type { ConversationContext } from '../../../src/core/conversation.ts'
import { conversationOf } from '../../support/conversations.ts'
import { smallContent } from '../../support/small-content.ts'

const content = smallContent()
const options = { now: new Date('2026-11-25T03:00:00Z'), personKey: 'abc' }

describe('mayInvite', () => {
  it.each([
    ['without a citizen’s turn', {}, false],
    ['after one', { turns: 1 }, true],
    ['never twice', { turns: 3, survey: { invite: 'i_1', awaiting: 'nothing' } }, false],
  ] satisfies [string, Partial<ConversationContext>, boolean][])('%s', (_name, context, expected) => {
    expect(mayInvite(conversationOf({}, context))).toBe(expected)
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
      const invitation = inviteRating(content, conversationOf({ intent: 'pension.age' }, context), options)

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
    const invitation = inviteRating(content, conversationOf(), { ...options, staff: 's_1' })

    expect(invitation.staff).toBe('s_1')
  })

  it.each([
    ['zalo', '2026-11-27T03:00:00.000Z'],
    ['web', '2026-11-28T03:00:00.000Z'],
  ])('expires within the time of %s', (channel, expiresAt) => {
    const conversation = conversationOf({ address: { channel, account: 'a', user: 'u' } })

    expect(inviteRating(content, conversation, options).expiresAt).toBe(expiresAt)
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
