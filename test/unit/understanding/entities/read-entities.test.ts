import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readEntities } from '../../../../src/understanding/entities/read-entities.ts'

const caseSchema = z.strictObject({
  text: z.string(),
  expect: z.array(
    z.strictObject({ type: z.string(), value: z.union([z.string(), z.number()]), text: z.string().optional() }),
  ),
  today: z.string().default('2026-11-25'),
  among: z.boolean().default(false),
})

const cases = z.array(caseSchema).parse(parse(readFileSync(new URL('cases.yaml', import.meta.url), 'utf8')))

describe('the table of entities', () => {
  test.each(cases)('"$text" says what the table says', ({ text, expect: expected, today, among }) => {
    const found = readEntities(text, today)

    const wanted = expected.map((entity) => expect.objectContaining(entity))
    expect(found).toEqual(among ? expect.arrayContaining(wanted) : wanted)
  })

  test.each(cases)('"$text" is read alike decomposed and in capitals', ({ text, today }) => {
    const values = (written: string): readonly unknown[] =>
      readEntities(written, today).map(({ type, value }) => ({ type, value }))

    expect(values(text.normalize('NFD'))).toEqual(values(text))
    expect(values(text.toUpperCase())).toEqual(values(text))
    expect(values(`  ${text.replaceAll(' ', ' \u00a0')} `)).toEqual(values(text))
  })
})

describe('any text', () => {
  test.each([
    ['digits', '7'.repeat(100_000)],
    ['digits and dots', '1.'.repeat(50_000)],
    ['digits and blanks', '1 '.repeat(50_000)],
    ['blanks', ' '.repeat(100_000)],
    ['dots and at signs', 'a.@'.repeat(33_000)],
    ['number words', 'năm '.repeat(25_000)],
    ['birth words', 'sinh năm '.repeat(11_000)],
    ['kin words', 'con em mới được '.repeat(6_000)],
    ['laws', 'luật bảo hiểm xã hội '.repeat(5_000)],
    ['marks', '\u0301'.repeat(100_000)],
    ['lone surrogates', '\ud800'.repeat(100_000)],
  ])('of 100 kB of %s is read to its end (a slow pattern would run into the time limit)', (_name, text) => {
    const found = readEntities(text, '2026-11-25')

    expect(found.every((entity) => text.includes(entity.text))).toBe(true)
  })

  const words = (
    'không một mot hai ba bốn năm nam sáu bảy tám chín mười mươi muoi mốt tư lăm trăm nghìn ngàn triệu trieu tỷ rưỡi ' +
    'nửa chục linh lẻ tháng thang ngày tuần tuổi sinh sn con bé vợ chồng em tôi nay trước sau từ đến đồng đ k tr % ' +
    '1 5 12 31 68 2025 2026 0912345678 4.680.000 / - . , : ( ) \n @ + 😀 \u0301 \u200b \ud800 \u0000'
  ).split(' ')
  const vietnamese = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', '', '  ')), { maxLength: 40 })
    .map((parts) => parts.flat().join(''))

  test('gives slices of the input, in order and apart, with finite figures', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), vietnamese), (text) => {
        let end = 0
        for (const entity of readEntities(text, '2026-11-25')) {
          const at = text.indexOf(entity.text, end)
          expect(entity.text).not.toBe('')
          expect(at).toBeGreaterThanOrEqual(end)
          end = at + entity.text.length
          if (typeof entity.value === 'number') expect(entity.value).toBeGreaterThanOrEqual(0)
          expect(Number.isFinite(entity.value) || typeof entity.value === 'string').toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
