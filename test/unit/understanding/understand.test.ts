import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trainModel } from '../../../src/understanding/train.ts'
import { understand } from '../../../src/understanding/understand.ts'
import { readVocabulary } from './lexicon.ts'
import { sampleLines } from './sample-lines.ts'

const vocabulary = readVocabulary()
const { model } = trainModel(sampleLines, vocabulary)
const read = (text: string) => understand(text, model, { vocabulary, today: '2026-11-25' })

describe('understand', () => {
  it.each([
    ['cho em hỏi bao nhiêu tuổi được nghỉ hưu ạ', 'pension.age'],
    ['cho hoi bao nhieu tuoi duoc nghi huu', 'pension.age'],
    ['TRA CỨU HẠN THẺ BHYT', 'hi.card_lookup'],
    ['the bhyt con han ko', 'hi.card_lookup'],
    ['nop hso that nghiep o dau z', 'ui.procedure'],
    ['giá vàng bao nhiêu', 'out_of_scope'],
  ])('finds the intent of %j', (text, intent) => {
    const match = read(text)

    expect(match).toMatchObject({ intent, by: 'local', entities: [], slots: {} })
  })

  it.each(['CẢM ƠN em nhiều!!!', 'cam on em nhieu', '🙏🙏🙏', 'tks'])(
    'knows the training line in %j by rule',
    (text) => {
      const match = read(text)

      expect(match).toMatchObject({ intent: 'act.thanks', by: 'rule' })
      expect(match.confidence).toBeGreaterThanOrEqual(0.99)
    },
  )

  it.each(['', '   ', '???', '🐱', '😀😀', '2 3', '0912345678'])('holds %j to be out of scope by rule', (text) => {
    const match = read(text)

    expect(match).toMatchObject({ intent: 'out_of_scope', by: 'rule', runnersUp: [] })
  })

  it('names up to four others, best first, and never more certainty than there is', () => {
    const match = read('hồ sơ hưu thất nghiệp')

    const all = [match, ...match.runnersUp].map((scored) => scored.confidence)
    expect(match.runnersUp).toHaveLength(4)
    expect(all).toEqual(all.toSorted((left, right) => right - left))
    expect(all.reduce((sum, confidence) => sum + confidence, 0)).toBeLessThanOrEqual(1 + 1e-9)
  })

  it('reads only the beginning of a very long letter', () => {
    const letter = `${'bao nhiêu tuổi được nghỉ hưu '.repeat(200)}${'giá vàng hôm nay '.repeat(5_000)}`

    const match = read(letter)

    expect(match.intent).toBe('pension.age')
  })

  it.each([
    ['thẻ bhyt 0912345678 còn hạn không', 'thẻ bhyt còn hạn không'],
    ['thẻ bhyt GD4790012345678 079123456789 còn hạn không', 'thẻ bhyt GD4790012345678 còn hạn không'],
    ['001234567890 thẻ bhyt còn hạn không', 'thẻ bhyt còn hạn không'],
  ])('reads %j as if the number of a person were not there', (text, bare) => {
    const { entities: _numbers, ...match } = read(text)

    const { entities: _none, ...expected } = read(bare)
    expect(match.intent).toBe('hi.card_lookup')
    expect(match).toEqual(expected)
  })

  it('answers the question of a message that greets or thanks as well', () => {
    const thanks = 'biết ơn em lắm, cảm ơn cán bộ đã giúp, tks em'

    const match = read(`${thanks}, cảm ơn em nhiều, tuổi hưu bây giờ tính thế nào`)

    expect(match.intent).toBe('pension.age')
    expect(read(`${thanks} nhé`).intent).toBe('act.thanks')
  })

  it('names the second question of a message first among the others, with its words', () => {
    const sure = trainModel(sampleLines, vocabulary, { holdOut: 0 }).model
    const text = 'Bao nhiêu tuổi thì được về hưu? Nộp hồ sơ trợ cấp thất nghiệp ở đâu?'

    const match = understand(text, sure, { vocabulary, today: '2026-11-25' })

    expect(match).toMatchObject({
      intent: 'pension.age',
      runnersUp: [{ intent: 'ui.procedure' }, {}, {}, {}],
      also: { intent: 'ui.procedure', asked: 'Nộp hồ sơ trợ cấp thất nghiệp ở đâu?' },
    })
  })

  it('reads figures and dates beside the intent, from the day of today', () => {
    const match = read('tôi sinh năm 1965 thì năm nào được nghỉ hưu')

    expect(match.intent).toBe('pension.age')
    expect(match.entities).toEqual([expect.objectContaining({ value: expect.stringContaining('1965') })])
  })

  it('never throws, always answers with an intent and a probability, and quotes what it read', () => {
    fc.assert(
      fc.property(fc.oneof(anything, messages), (text) => {
        const match = read(text)

        expect(match.intent).not.toBe('')
        expect(match.confidence).toBeGreaterThan(0)
        expect(match.confidence).toBeLessThanOrEqual(1)
        for (const entity of match.entities) expect(text).toContain(entity.text)
      }),
      { numRuns: 300 },
    )
  })
})

const anything = fc.string({ unit: 'binary', maxLength: 300 })

/** Figures, dates and papers between words and rubbish, composed or not. */
const messages = fc
  .array(
    fc.oneof(
      fc.constantFrom('sinh ngày 15/8/1965', '5 triệu 2', 'hai năm rưỡi', '0912 345 678', 'từ 3/2009 đến nay', '75%'),
      fc.constantFrom('thẻ y tế', 'Nghỉ hưu?', 'tháng trước', 'vợ tôi', 'ạ', '1/', 'với lại', '🙏', '\n', ','),
      fc.nat().map(String),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .chain((parts) => fc.constantFrom('NFC', 'NFD').map((form) => parts.join(' ').normalize(form)))
