import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readViews } from '../../../src/understanding/views.ts'
import { readVocabulary, vocabularyOf } from './lexicon.ts'

const vocabulary = vocabularyOf(
  {
    tôi: ['tui'],
    'lương hưu': ['lãnh hưu', 'tiền hưu'],
    nhận: ['lãnh'],
    'rút một lần': ['lãnh một cục'],
    'sinh con': ['đẻ'],
    'năm năm liên tục': ['5 năm liên tục'],
  },
  ['ạ', 'cho em hỏi'],
)
const concepts = (text: string): string => readViews(text, vocabulary).concepts.join(' ')

describe('readConcepts', () => {
  it.each([
    ['tui nhận lương hưu', '#toi #nhan #luong_huu'],
    ['tui nhận tiền hưu', '#toi #nhan #luong_huu'],
    ['tui lãnh hưu hai chục năm', '#toi #luong_huu <num>'],
  ])('makes synonyms one in %j', (text, expected) => {
    const found = concepts(text)

    expect(found).toBe(expected)
  })

  it.each([
    ['lãnh một cục', '#rut_mot_lan'],
    ['lãnh một lần', '#nhan mot lan'],
    ['lãnh', '#nhan'],
    ['5 năm liên tục', '#nam_nam_lien_tuc'],
  ])('takes the longest phrase of %j', (text, expected) => {
    const found = concepts(text)

    expect(found).toBe(expected)
  })

  it.each([
    ['đẻ', '#sinh_con'],
    ['để', 'de'],
    ['de', 'de'],
    ['lanh mot cuc', '#rut_mot_lan'],
    ['lanh', 'lanh'],
    ['Lãnh Một Cục', '#rut_mot_lan'],
  ])('reads %j without accents only where several syllables are sure', (text, expected) => {
    const found = concepts(text)

    expect(found).toBe(expected)
  })

  it.each([
    ['cho em hỏi lương hưu ạ', '#luong_huu'],
    ['cho em hoi luong huu', '#luong_huu'],
    ['ạ', ''],
  ])('leaves the fillers of %j out', (text, expected) => {
    const found = concepts(text)

    expect(found).toBe(expected)
  })

  it.each([
    ['hai mươi lăm tuổi', '<num> tuoi'],
    ['hai muoi lam tuoi', '<num> tuoi'],
    ['chín tháng', '<num> thang'],
    ['ba gia nhà em', 'ba gia nha em'],
    ['năm nay', 'nam nay'],
    ['58 tuổi', '<num> tuoi'],
    ['làm tháng tám', 'lam thang <num>'],
  ])('masks the figures in words of %j, but no words that only look like them', (text, expected) => {
    const found = concepts(text)

    expect(found).toBe(expected)
  })

  it('keeps the first meaning of a phrase that has two', () => {
    const twice = vocabularyOf({ một: ['x y'], hai: ['x y'] })

    const found = readViews('x y', twice).concepts

    expect(found).toEqual(['#mot'])
  })

  it('never makes more of a message than it has words, whatever it holds', () => {
    const house = readVocabulary()

    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const views = readViews(text, house)

        expect(views.concepts.length).toBeLessThanOrEqual(views.folded.length)
      }),
    )
  })
})
