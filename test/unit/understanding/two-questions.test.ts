import { describe, expect, it } from 'vitest'
import { readMessage, weigh } from '../../../src/understanding/classify.ts'
import { trainModel } from '../../../src/understanding/train.ts'
import { readQuestions, type Questions } from '../../../src/understanding/two-questions.ts'
import { readViews } from '../../../src/understanding/views.ts'
import { readVocabulary } from './lexicon.ts'
import { sampleLines } from './sample-lines.ts'

const vocabulary = readVocabulary()
const { model } = trainModel(sampleLines, vocabulary, { holdOut: 0 })

function read(text: string): Questions | undefined {
  const message = readMessage(model, text, readViews(text, vocabulary), vocabulary)
  return readQuestions(model, message, weigh(model, message.evidence))
}

const age = 'Bao nhiêu tuổi thì được về hưu?'
const benefit = 'Nộp hồ sơ trợ cấp thất nghiệp ở đâu?'

describe('readQuestions', () => {
  it.each([
    { text: `${age} ${benefit}`, intents: ['pension.age', 'ui.procedure'], asked: benefit },
    { text: `${benefit} ${age}`, intents: ['ui.procedure', 'pension.age'], asked: age },
    {
      text: 'bao nhiêu tuổi thì được về hưu với lại nộp hồ sơ trợ cấp thất nghiệp ở đâu',
      intents: ['pension.age', 'ui.procedure'],
      asked: 'với lại nộp hồ sơ trợ cấp thất nghiệp ở đâu',
    },
  ])('finds both in the order asked: $text', ({ text, intents, asked }) => {
    const found = read(text)

    expect([found?.first.intent, found?.second.intent]).toEqual(intents)
    expect(found?.second.asked).toBe(asked)
  })

  it.each([
    { name: 'one question', text: age },
    {
      name: 'a story with one question',
      text: `Em đóng bảo hiểm ở công ty may mười sáu năm rồi. Giờ em ở nhà. ${age}`,
    },
    {
      name: 'a story of another topic',
      text: `Hôm qua em nộp hồ sơ trợ cấp thất nghiệp rồi nhé anh. Bữa nay em ở nhà. ${age}`,
    },
    { name: 'the same thing asked twice', text: `${age} Mấy tuổi mới được nghỉ hưu vậy ạ?` },
    { name: 'a question and a foreign topic', text: `${age} Giá vàng hôm nay bao nhiêu?` },
    { name: 'a question and thanks', text: `${age} Xin cảm ơn cán bộ đã giúp đỡ` },
    { name: 'nothing', text: '' },
  ])('finds no second one in $name', ({ text }) => {
    const found = read(text)

    expect(found).toBeUndefined()
  })

  it.each([
    { name: 'shares one of its clauses only', order: ['pension.age', 'hi.card_lookup', 'out_of_scope', 'act.thanks'] },
    { name: 'is about something else', order: ['hi.card_lookup', 'pension.age', 'ui.procedure', 'act.thanks'] },
    { name: 'is a courtesy', order: ['act.thanks', 'pension.age', 'ui.procedure'] },
    { name: 'says nothing', order: [] },
  ])('believes no clauses where the whole message $name', ({ order }) => {
    const text = `${age} ${benefit}`
    const message = readMessage(model, text, readViews(text, vocabulary), vocabulary)

    const found = readQuestions(
      model,
      message,
      order.map((intent) => ({ intent, confidence: 0.2 })),
    )

    expect(found).toBeUndefined()
  })
})
