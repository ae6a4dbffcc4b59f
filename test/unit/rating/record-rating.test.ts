import { describe, expect, it } from 'vitest'
import { factorChoices, factorScoreChoices, readRating, type RatingReply } from '../../../src/rating/record-rating.ts'
import type { SurveyState } from '../../../src/core/conversation.ts'
import type { InboundContent } from '../../../src/core/message.ts'
import { smallContent } from '../../support/small-content.ts'

const content = smallContent()
const read = (awaiting: SurveyState['awaiting'], inbound: InboundContent): RatingReply =>
  readRating(content, { invite: 'i_1', awaiting }, inbound)
const typed = (awaiting: SurveyState['awaiting'], text: string): RatingReply => read(awaiting, { kind: 'text', text })

describe('readRating of a score', () => {
  it.each([
    ['5', 5],
    [' 1 ', 1],
    ['4 sao', 4],
    ['3 điểm', 3],
    ['5/5', 5],
    ['năm', 5],
    ['Rất hài lòng', 5],
    ['rat hai long', 5],
    ['dạ hài lòng ạ', 4],
    ['Không hài lòng', 2],
    ['BÌNH THƯỜNG', 3],
  ])('reads %j', (text, score) => {
    expect(typed('score', text)).toEqual({ kind: 'score', score })
  })

  it.each(['0', '6', '10', '100'])('asks again after %j, which is a number but no score', (text) => {
    expect(typed('score', text)).toEqual({ kind: 'again' })
  })

  it.each(['5 năm thì có lương hưu không', 'hay', '', '👍', '4,5'])('does not take %j for one', (text) => {
    expect(typed('score', text)).toEqual({ kind: 'none' })
  })

  it.each([
    [
      { kind: 'rating', score: 2 },
      { kind: 'score', score: 2 },
    ],
    [
      { kind: 'choice', value: '4' },
      { kind: 'score', score: 4 },
    ],
    [{ kind: 'choice', value: '6' }, { kind: 'none' }],
    [{ kind: 'choice', value: 'q2:4' }, { kind: 'again' }],
    [{ kind: 'choice', value: 'factor:F2' }, { kind: 'again' }],
    [{ kind: 'choice', value: 'act.human' }, { kind: 'none' }],
    [{ kind: 'attachment', type: 'sticker' }, { kind: 'none' }],
  ] satisfies [InboundContent, RatingReply][])('reads the tap %j', (inbound, reply) => {
    expect(read('score', inbound)).toEqual(reply)
  })
})

describe('readRating of the scored factor', () => {
  it.each([
    ['5', 5],
    ['4 điểm', 4],
    ['hai long', 4],
    ['Rất không hài lòng', 1],
  ])('reads %j', (text, score) => {
    expect(typed('factor-score', text)).toEqual({ kind: 'factor-score', score })
  })

  it('reads each tap that it offers, the last one as the way out', () => {
    const replies = factorScoreChoices(content.survey).map(({ value }) =>
      read('factor-score', { kind: 'choice', value }),
    )

    const scores = [1, 2, 3, 4, 5].map((score) => ({ kind: 'factor-score', score }))
    expect(replies).toEqual([...scores, { kind: 'skip' }])
  })

  it('takes a bare value, as `ansinh answer` gives it, and the number that the way out has in a list', () => {
    expect(read('factor-score', { kind: 'choice', value: '4' })).toEqual({ kind: 'factor-score', score: 4 })
    expect(typed('factor-score', '6')).toEqual({ kind: 'skip' })
    expect(typed('factor-score', '7')).toEqual({ kind: 'again' })
  })

  it('keeps words as the comment: the turn tells a question from it', () => {
    expect(typed('factor-score', 'chậm quá')).toEqual({ kind: 'comment', comment: 'chậm quá' })
  })
})

describe('readRating of a wish not to be asked', () => {
  it.each(['Đừng hỏi đánh giá nữa', 'thôi dung hoi danh gia nua nhe'])('hears %j at every step', (text) => {
    for (const awaiting of ['score', 'factor-score', 'factor', 'comment'] as const) {
      expect(typed(awaiting, text)).toEqual({ kind: 'refuse' })
    }
  })

  it('does not hear it in a longer text about something else', () => {
    const text = 'đừng hỏi đánh giá nữa mà trả lời giúp tôi lương hưu tính thế nào'

    expect(typed('comment', text)).toEqual({ kind: 'comment', comment: text })
  })
})

describe('readRating of a factor', () => {
  it.each([
    ['1', 'F1'],
    ['Thủ tục rõ', 'F2'],
    ['thai do', 'F3'],
    ['6', 'F0'],
  ])('reads %j', (text, factor) => {
    expect(typed('factor', text)).toEqual({ kind: 'factor', factor })
  })

  it('reads each tap that it offers', () => {
    const replies = factorChoices(content.survey).map(({ value }) => read('factor', { kind: 'choice', value }))

    expect(replies).toEqual(['F1', 'F2', 'F3', 'F4', 'F5', 'F0'].map((factor) => ({ kind: 'factor', factor })))
  })

  it.each(['7', 'chậm quá', 'khi nào được nghỉ hưu'])(
    'keeps %j as the comment: the turn tells a question from it',
    (text) => {
      expect(typed('factor', text)).toEqual({ kind: 'comment', comment: text })
    },
  )

  it.each(['không', 'thôi', 'Ko'])('takes %j for nothing to add', (text) => {
    expect(typed('factor', text)).toEqual({ kind: 'skip' })
    expect(typed('comment', text)).toEqual({ kind: 'skip' })
  })
})

describe('readRating of a comment', () => {
  it('keeps what was written, trimmed', () => {
    expect(typed('comment', '  Trả lời rõ. ')).toEqual({ kind: 'comment', comment: 'Trả lời rõ.' })
  })

  it('cuts after 500 characters without breaking a sign', () => {
    const reply = typed('comment', `a${'👍'.repeat(300)}`)

    const comment = reply.kind === 'comment' ? reply.comment : ''
    expect(comment).toHaveLength(500)
    expect(comment.isWellFormed()).toBe(true)
  })
})

describe('readRating when skipped', () => {
  it.each(['score', 'factor-score', 'factor', 'comment'] as const)(
    'lets %s be skipped by tap and by word',
    (awaiting) => {
      expect(read(awaiting, { kind: 'choice', value: 'skip' })).toEqual({ kind: 'skip' })
      expect(typed(awaiting, 'bo qua')).toEqual({ kind: 'skip' })
    },
  )

  it('reads nothing when nothing is asked', () => {
    expect(typed('nothing', '5')).toEqual({ kind: 'none' })
  })
})
