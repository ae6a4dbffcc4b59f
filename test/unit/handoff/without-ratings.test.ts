import { describe, expect, it } from 'vitest'
import type { TranscriptEntry } from '../../../src/store/contract.ts'
import { RATING_ANSWERED, withoutRatings, withoutSurvey } from '../../../src/handoff/without-ratings.ts'
import { conversationOf } from '../../support/conversations.ts'

let seq = 0

function entry(text: string, change: Partial<TranscriptEntry> = {}): TranscriptEntry {
  seq += 1
  return {
    seq,
    id: `m_${seq}`,
    conversationId: 'c_1',
    direction: 'in',
    author: 'citizen',
    content: { kind: 'text', text },
    citations: [],
    at: '2026-11-25T03:00:00.000Z',
    ...change,
  }
}

const rated = (text: string, change: Partial<TranscriptEntry> = {}): TranscriptEntry =>
  entry(text, { ratingPart: true, externalId: 'x-1', ...change })
const bot = { direction: 'out', author: 'bot' } as const

describe('what staff read of a conversation', () => {
  it('is what it was where nothing was rated', () => {
    const transcript = [entry('hỏi'), entry('đáp', bot)]

    expect(withoutRatings(transcript)).toEqual(transcript)
  })

  it('has one line in place of all answers and of what was said to them, whatever they were', () => {
    const low = [
      rated('1'),
      rated('Điều gì nên tốt hơn?', bot),
      rated('', { content: { kind: 'choice', value: 'factor:F3', label: 'Thái độ' } }),
      rated('Góp ý?', bot),
      rated('chờ lâu quá'),
      rated('Gặp nhân viên?', bot),
    ]
    const high = [rated('5'), rated('Góp ý?', bot)]

    for (const answers of [low, high]) {
      const [asked, after] = [entry('Anh/chị hài lòng thế nào?', bot), entry('hỏi thêm')]
      const shown = withoutRatings([asked, ...answers, after])

      expect(shown.map(({ content }) => content)).toEqual([
        asked.content,
        { kind: 'notice', text: RATING_ANSWERED },
        after.content,
      ])
      expect(JSON.stringify(shown)).not.toMatch(/chờ lâu|factor|nên tốt hơn|ratingPart|x-1/)
    }
  })

  it('shows a question between two answers, and the answers still as one line', () => {
    const shown = withoutRatings([rated('4'), entry('còn thẻ BHYT?'), entry('trả lời', bot), rated('cảm ơn nhé')])

    expect(shown.map(({ content }) => 'text' in content && content.text)).toEqual([
      RATING_ANSWERED,
      'còn thẻ BHYT?',
      'trả lời',
    ])
  })

  it('hides stars that were stored without the mark', () => {
    const shown = withoutRatings([entry('', { content: { kind: 'rating', score: 2, comment: 'chậm' } })])

    expect(JSON.stringify(shown)).not.toMatch(/chậm|score/)
  })

  it('has no line where only something was said to the rating', () => {
    expect(withoutRatings([rated('Cảm ơn', bot)])).toEqual([])
  })

  it('leaves the state of the rating and its choices out of the conversation', () => {
    const survey = { invite: 'i_1', awaiting: 'factor', score: 2 } as const
    const choices = [{ label: 'Thái độ', value: 'factor:F3' }]
    const { context } = withoutSurvey(conversationOf({}, { survey, choices, refusesRating: true, turns: 3 }))

    expect(context).toMatchObject({ turns: 3, choices: [] })
    expect(context).not.toHaveProperty('survey')
    expect(context).not.toHaveProperty('refusesRating')
  })
})
