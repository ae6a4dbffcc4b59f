import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/understanding/classify.ts'
import { trainModel } from '../../../src/understanding/train.ts'
import { understand } from '../../../src/understanding/understand.ts'
import { readLexicon } from './lexicon.ts'
import { sampleLines } from './sample-lines.ts'

const lexicon = readLexicon()
const { model } = trainModel(sampleLines, lexicon)

describe('understand', () => {
  it.each([
    ['cho em hỏi bao nhiêu tuổi được nghỉ hưu ạ', 'pension.age'],
    ['cho hoi bao nhieu tuoi duoc nghi huu', 'pension.age'],
    ['TRA CỨU HẠN THẺ BHYT', 'hi.card_lookup'],
    ['the bhyt con han ko', 'hi.card_lookup'],
    ['nop hso that nghiep o dau z', 'ui.procedure'],
    ['giá vàng bao nhiêu', 'out_of_scope'],
  ])('finds the intent of %j', (text, intent) => {
    const match = understand(text, model, { lexicon })

    expect(match).toMatchObject({ intent, by: 'local', entities: [], slots: {} })
  })

  it.each(['CẢM ƠN em nhiều!!!', 'cam on em nhieu', '🙏🙏🙏', 'tks'])(
    'knows the training line in %j by rule',
    (text) => {
      const match = understand(text, model, { lexicon })

      expect(match).toMatchObject({ intent: 'act.thanks', by: 'rule' })
      expect(match.confidence).toBeGreaterThanOrEqual(0.99)
    },
  )

  it.each(['', '   ', '???', '🐱', '😀😀', '2 3', '0912345678'])('holds %j to be out of scope by rule', (text) => {
    const match = understand(text, model, { lexicon })

    expect(match).toMatchObject({ intent: 'out_of_scope', by: 'rule', runnersUp: [] })
  })

  it('names up to four others, best first, and never more certainty than there is', () => {
    const match = understand('hồ sơ hưu thất nghiệp', model, { lexicon })

    const all = [match, ...match.runnersUp].map((scored) => scored.confidence)
    expect(match.runnersUp).toHaveLength(4)
    expect(all).toEqual(all.toSorted((left, right) => right - left))
    expect(all.reduce((sum, confidence) => sum + confidence, 0)).toBeLessThanOrEqual(1 + 1e-9)
  })

  it('reads only the beginning of a very long letter', () => {
    const letter = `${'bao nhiêu tuổi được nghỉ hưu '.repeat(200)}${'giá vàng hôm nay '.repeat(5_000)}`

    const match = understand(letter, model, { lexicon })

    expect(match.intent).toBe('pension.age')
  })

  it('never throws and always answers with an intent and a probability', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const match = understand(text, model, { lexicon })

        expect(match.intent).not.toBe('')
        expect(match.confidence).toBeGreaterThan(0)
        expect(match.confidence).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('classify', () => {
  it('gives every class of a small model a share, best first', () => {
    const scored = classify(model, 'thủ tục thất nghiệp', lexicon)

    expect(scored.map(({ intent }) => intent)).toHaveLength(5)
    expect(scored[0]?.intent).toBe('ui.procedure')
    expect(scored.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1)
  })
})
