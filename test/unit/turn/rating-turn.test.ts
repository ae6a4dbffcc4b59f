import { describe, expect, it } from 'vitest'
import { runTurn } from '../../../src/turn/run-turn.ts'
import type { SurveyState } from '../../../src/core/conversation.ts'
import type { InboundContent } from '../../../src/core/message.ts'
import { conversationOf } from '../../support/conversations.ts'
import { ratingRowOf } from '../../support/rating-rows.ts'
import { turnOf, typed } from '../../support/turns.ts'

function answer(
  content: InboundContent,
  survey: Partial<SurveyState> = {},
  mode: 'rating' | 'closed' | 'with-staff' = 'rating',
) {
  const state = { invite: 'i_1', awaiting: 'score', ...survey } as const
  const conversation = conversationOf(
    { mode, intent: 'pension.eligibility' },
    { answered: true, turns: 1, survey: state },
  )
  return runTurn(turnOf(content, conversation))
}

const said = (result: ReturnType<typeof answer>): string =>
  result.outbound.map(({ content }) => content.text).join('\n')

describe('the rating', () => {
  it.each([
    [5, 'rating_reason_good'],
    [4, 'rating_reason_good'],
    [3, 'rating_reason_bad'],
    [1, 'rating_reason_bad'],
  ])('records %i and asks for the reason with one stem', (score, stem) => {
    const result = answer(typed(String(score)))

    expect(result.rating).toEqual({ invite: 'i_1', at: '2026-11-25T03:00:00.000Z', score })
    expect(said(result)).toBe(`rating_thanks\n\n${stem}`)
    expect(result.conversation.context.survey).toMatchObject({ awaiting: 'factor', score })
  })

  it('records a factor, then a comment, and is closed', () => {
    const factor = answer({ kind: 'choice', value: 'factor:F3' }, { awaiting: 'factor', score: 4 })
    const comment = answer(typed('rất rõ'), { awaiting: 'comment', score: 4 })

    expect(factor.rating).toMatchObject({ factor: 'F3' })
    expect(comment.rating).toMatchObject({ comment: 'rất rõ' })
    expect(comment.conversation).toMatchObject({ mode: 'closed', context: { survey: { awaiting: 'nothing' } } })
  })

  it('offers a person after a bad rating, only once it is stored', () => {
    expect(said(answer(typed('quá chậm'), { awaiting: 'comment', score: 2 }))).toContain('handoff_offer')
    expect(said(answer(typed('tạm'), { awaiting: 'comment', score: 3 }))).not.toContain('handoff_offer')
  })

  it('takes stars and words of a platform’s form at once, and thanks once', () => {
    const result = answer({ kind: 'rating', score: 2, comment: ' chậm ', replyWithinHours: 48 })

    expect(result.rating).toMatchObject({ invite: 'i_1', score: 2, comment: 'chậm' })
    expect(result.outbound).toHaveLength(1)
    expect(said(result)).toBe('rating_comment_saved\n\nhandoff_offer')
    expect(result.conversation).toMatchObject({
      mode: 'closed',
      context: { survey: { score: 2, awaiting: 'nothing' } },
    })
  })

  it.each(['rating', 'closed', 'with-staff'] as const)(
    'stores what a form says after the free window, and sends no thanks (%s)',
    (mode) => {
      const given = { kind: 'rating', score: 4, replyWithinHours: 48 } as const
      const late = { now: new Date('2026-11-27T03:00:00.001Z') }
      const survey = { invite: 'i_1', awaiting: 'score' } as const
      const conversation = conversationOf({ mode, lastCitizenAt: '2026-11-25T03:00:00.000Z' }, { survey })

      const result = runTurn(turnOf(given, conversation, late))
      const again = runTurn(turnOf(given, { ...conversation, ...result.conversation }, late))
      const inTime = runTurn(turnOf(given, conversation, { now: new Date('2026-11-27T03:00:00.000Z') }))

      expect(result.rating).toMatchObject({ invite: 'i_1', score: 4 })
      expect(result.outbound).toEqual([])
      expect(result.conversation.context.survey).toMatchObject({ score: 4, awaiting: 'nothing' })
      expect(again.rating).toBeUndefined()
      expect(again.outbound).toEqual([])
      expect(inTime.outbound).toHaveLength(1)
    },
  )

  it('never lets a score be changed', () => {
    const result = answer({ kind: 'rating', score: 1 }, { awaiting: 'comment', score: 5 })

    expect(result.rating).toBeUndefined()
    expect(said(result)).toBe('rating_already')
  })

  it.each(['act.human', 'act.distress'])('does not take %s for a comment', (text) => {
    const result = answer(typed(text), { awaiting: 'comment', score: 4 })

    expect(result.rating).toBeUndefined()
    expect(result.handoff).toMatchObject({ status: 'waiting' })
  })

  it('does not take a clear question for a comment', () => {
    const result = answer(typed('pension.eligibility'), { awaiting: 'comment', score: 4 })

    expect(result.rating).toBeUndefined()
    expect(result.conversation).toMatchObject({ mode: 'bot', context: { survey: { awaiting: 'nothing' } } })
  })

  it('answers a question instead of a score, and still takes the score later', () => {
    const reopened = answer(typed('pension.eligibility'))

    const closed = runTurn(turnOf(typed('act.thanks'), reopened.conversation))
    const rated = runTurn(turnOf(typed('4'), closed.conversation))

    expect(reopened.conversation.mode).toBe('bot')
    expect(closed.invitation).toBeUndefined()
    expect(rated.rating).toMatchObject({ invite: 'i_1', score: 4 })
  })

  it('takes a tap on the rating after the conversation went on', () => {
    const result = answer({ kind: 'rating', invite: 'i_1', score: 4 }, {}, 'closed')

    expect(result.rating).toMatchObject({ score: 4 })
  })

  it('records a tap on an older invitation without asking for a reason', () => {
    const result = answer({ kind: 'rating', invite: 'i_0', score: 2 })

    expect(result.rating).toMatchObject({ invite: 'i_0', score: 2 })
    expect(said(result)).toBe('rating_thanks')
    expect(result.conversation.context.survey).toMatchObject({ invite: 'i_1', awaiting: 'score' })
  })

  it('says why a score will not count', () => {
    const conversation = conversationOf({ mode: 'rating' }, { survey: { invite: 'i_1', awaiting: 'score' } })
    const invitation = ratingRowOf({ issuedAt: '2026-11-25T02:59:59.500Z', expiresAt: '2026-11-26T00:00:00.000Z' })

    const result = runTurn(turnOf(typed('5'), conversation, { invitation }))

    expect(result.rating).toMatchObject({ score: 5, invalidReason: 'too_fast' })
  })

  it('answers a tap where nothing was ever asked, and records nothing', () => {
    const result = runTurn(turnOf({ kind: 'rating', score: 5 }))

    expect(result.outbound).toHaveLength(1)
    expect(result).toMatchObject({ events: [], tasks: [] })
    expect(result.rating).toBeUndefined()
  })
})
