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
  it.each([5, 4, 3, 1])('records %i, and asks the drawn factor with the same answers and a way out', (score) => {
    const result = answer(typed(String(score)), { asks: 'F4' })

    expect(result.rating).toEqual({ invite: 'i_1', at: '2026-11-25T03:00:00.000Z', score })
    expect(said(result)).toBe('thanks for it\n\nscored F4')
    expect(result.conversation.context.survey).toMatchObject({ awaiting: 'factor-score', score })
    expect(result.conversation.context.choices.map(({ label }) => label)).toEqual([
      'Rất không hài lòng',
      'Không hài lòng',
      'Bình thường',
      'Hài lòng',
      'Rất hài lòng',
      'Bỏ qua',
    ])
  })

  it.each([
    [5, 'comment', 'comment'],
    [4, 'comment', 'comment'],
    [3, 'improve', 'factor'],
    [1, 'improve', 'factor'],
  ] as const)('after %i asks %j once the factor is scored', (score, question, awaiting) => {
    const result = answer(typed('2'), { awaiting: 'factor-score', score, asks: 'F4' })

    expect(result.rating).toEqual({ invite: 'i_1', at: '2026-11-25T03:00:00.000Z', factorScore: 2 })
    expect(said(result)).toBe(question)
    expect(result.conversation.context.survey?.awaiting).toBe(awaiting)
  })

  it('records what to improve, then a comment, and is closed', () => {
    const factor = answer({ kind: 'choice', value: 'factor:F3' }, { awaiting: 'factor', score: 3 })
    const comment = answer(typed('rất rõ'), { awaiting: 'comment', score: 4 })

    expect(factor.rating).toMatchObject({ factor: 'F3' })
    expect(said(factor)).toBe('comment')
    expect(comment.rating).toMatchObject({ comment: 'rất rõ' })
    expect(comment.conversation).toMatchObject({ mode: 'closed', context: { survey: { awaiting: 'nothing' } } })
  })

  it('goes on with what it knows where the invitation is of version 1', () => {
    expect(said(answer(typed('2')))).toBe('thanks for it\n\nimprove')
    expect(said(answer(typed('5')))).toBe('thanks for it\n\ncomment')
  })

  it('offers a person after a bad rating, only once it is stored', () => {
    expect(said(answer(typed('quá chậm'), { awaiting: 'comment', score: 2 }))).toContain('handoff_offer')
    expect(said(answer(typed('tạm'), { awaiting: 'comment', score: 3 }))).not.toContain('handoff_offer')
  })

  it.each(['factor-score', 'factor', 'comment'] as const)('lets %s be passed over; the score stays', (awaiting) => {
    const result = answer({ kind: 'choice', value: 'skip' }, { awaiting, score: 1, asks: 'F1' })

    expect(result.rating).toBeUndefined()
    expect(said(result)).toBe('skipped\n\nhandoff_offer')
    expect(result.conversation.mode).toBe('closed')
  })

  it('takes passing the first question over for a wish to be left alone', () => {
    const result = answer(typed('bỏ qua'))

    expect(result.rating).toEqual({ invite: 'i_1', at: '2026-11-25T03:00:00.000Z', without: 'refused' })
    expect(said(result)).toBe('skipped')
  })

  it.each(['rating', 'closed'] as const)('hears who does not want to be asked (%s)', (mode) => {
    const result = answer(typed('đừng hỏi đánh giá nữa'), {}, mode)

    expect(result.rating).toMatchObject({ invite: 'i_1', without: 'refused' })
    expect(said(result)).toBe('refused')
    expect(result.conversation.context.refusesRating).toBe(true)
  })

  it('asks the present question once more after a tap on an earlier one', () => {
    const chip = answer({ kind: 'choice', value: 'factor:F1' }, { awaiting: 'comment', score: 2 })
    const late = answer({ kind: 'choice', value: 'q2:5' }, { awaiting: 'nothing', score: 2 }, 'closed')
    const number = answer(typed('9'), { awaiting: 'factor-score', score: 2, asks: 'F1' })

    expect(chip.rating).toBeUndefined()
    expect(said(chip)).toBe('comment')
    expect(late.rating).toBeUndefined()
    expect(said(late)).toBe('already')
    expect(said(number)).toBe('again')
    expect(number.conversation.context.choices).toHaveLength(6)
  })

  it('takes stars and words of a platform’s form at once, and thanks once', () => {
    const result = answer({ kind: 'rating', score: 2, comment: ' chậm ', replyWithinHours: 48 })

    expect(result.rating).toMatchObject({ invite: 'i_1', score: 2, comment: 'chậm' })
    expect(result.outbound).toHaveLength(1)
    expect(said(result)).toBe('comment saved\n\nhandoff_offer')
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
    expect(said(result)).toBe('already')
  })

  it.each([
    ['act.human', 'comment'],
    ['act.distress', 'comment'],
    ['act.distress', 'factor-score'],
    ['act.human', 'factor'],
  ] as const)('does not take %s for an answer to %s', (text, awaiting) => {
    const result = answer(typed(text), { awaiting, score: 2, asks: 'F1' })

    expect(result.rating).toBeUndefined()
    expect(result.handoff).toMatchObject({ status: 'waiting' })
  })

  it.each(['factor-score', 'factor', 'comment'] as const)('answers a clear question at %s', (awaiting) => {
    const result = answer(typed('pension.eligibility'), { awaiting, score: 3, asks: 'F1' })

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
    expect(said(result)).toBe('thanks for it')
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
