import { describe, expect, it } from 'vitest'
import { classify, readMessage, weigh } from '../../../src/understanding/classify.ts'
import { gatherEvidence } from '../../../src/understanding/evidence.ts'
import { trainModel } from '../../../src/understanding/train.ts'
import { readViews } from '../../../src/understanding/views.ts'
import { readVocabulary } from './lexicon.ts'
import { sampleLines } from './sample-lines.ts'

const vocabulary = readVocabulary()
const { model } = trainModel(sampleLines, vocabulary)

const story =
  'Tôi mới nghỉ việc ở công ty may, hôm trước ra trung tâm dịch vụ việc làm nộp giấy. Má tôi thì ở quê trông cháu. ' +
  'Cho tôi hỏi bao nhiêu tuổi thì được nghỉ hưu vậy?'

describe('classify', () => {
  it('gives every class of a small model a share, best first', () => {
    const scored = classify(model, 'thủ tục thất nghiệp', vocabulary)

    const shares = scored.map(({ confidence }) => confidence)
    expect(scored).toHaveLength(5)
    expect(scored[0]?.intent).toBe('ui.procedure')
    expect(shares).toEqual(shares.toSorted((left, right) => right - left))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  })

  it('keeps the best eight of many classes', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      text: `câu hỏi thứ ${'abcdefghijkl'[at]}`,
      intent: `x.${at}`,
    }))
    const wide = trainModel(many, vocabulary, { holdOut: 0 }).model

    const scored = classify(wide, 'câu hỏi', vocabulary)

    expect(new Set(scored.map(({ intent }) => intent)).size).toBe(8)
  })

  it('lets the question at the end of a long story decide', () => {
    const scored = classify(model, story, vocabulary)

    const asWhole = weigh(model, gatherEvidence(model, readViews(story, vocabulary)))
    const chance = (list: typeof scored) => list.find(({ intent }) => intent === 'pension.age')?.confidence ?? 0
    expect(scored[0]?.intent).toBe('pension.age')
    expect(chance(scored)).toBeGreaterThan(chance(asWhole))
  })
})

describe('readMessage', () => {
  const clausesOf = (text: string) => readMessage(model, text, readViews(text, vocabulary), vocabulary).clauses

  it.each([
    { name: 'a few words', text: 'mấy tuổi? hết hạn khi nào?', clauses: 0 },
    { name: 'a question after a short word of story', text: 'Tôi nghỉ việc rồi nhé. Nộp hồ sơ ở đâu vậy?', clauses: 0 },
    { name: 'two short questions', text: 'Thẻ y tế hết hạn khi nào? Nộp hồ sơ ở đâu vậy?', clauses: 2 },
    { name: 'a long story with one question', text: story, clauses: 1 },
  ])('reads $name with $clauses asking clauses', ({ text, clauses }) => {
    const found = clausesOf(text)

    expect(found).toHaveLength(clauses)
  })
})
