import { expect, test } from 'vitest'
import { idOf, numberOf, objectOf, objectsOf, parseObject, stringOf } from '../../../../channels/kit/json.ts'

test('ids beyond 2^53 keep all their digits, also when sent as bare numbers', () => {
  const json = parseObject('{"id":9007199254740993,"ids":[-10012345678901234567, 7],"text":"số 1234567890123456789"}')

  expect(json).toEqual({ id: '9007199254740993', ids: ['-10012345678901234567', 7], text: 'số 1234567890123456789' })
})

test('the digits behind a point are no id, beside one neither', () => {
  const json = parseObject('{"id":9007199254740993,"lat":10.76426231234567890123,"far":12345678901234567.5,"big":1e20}')

  expect(json).toMatchObject({ id: '9007199254740993', lat: 10.764262312345679, big: 1e20 })
})

test.each(['', 'null', '[]', '"text"', '{"a":', '{"a":1}}', 'undefined'])('%j is no object', (text) => {
  expect(parseObject(text)).toBeUndefined()
})

test('a byte order mark in front is no fault', () => {
  expect(parseObject('\uFEFF{"a":1}')).toEqual({ a: 1 })
})

test('a body that nobody signed costs no more time than it is long', () => {
  const endless = `[1111111111111111,"${'\\"'.repeat(400_000)}`

  // Quadratic work would take minutes here, and with it every other citizen's time.
  expect(parseObject(endless)).toBeUndefined()
})

test.each([
  ['2468458835', '2468458835'],
  [2468458835, '2468458835'],
  [-100_123, '-100123'],
  [2 ** 53, undefined],
  [1.5, undefined],
  ['', undefined],
  ['two words', undefined],
  ['số', undefined],
  ['a'.repeat(201), undefined],
  [null, undefined],
  [{}, undefined],
])('the id of %j is %j', (value, id) => {
  expect(idOf(value)).toBe(id)
})

test('what has another type is not there', () => {
  expect([stringOf('a'), stringOf(7), stringOf(Number.NaN), stringOf(true), stringOf(undefined)]).toEqual([
    'a',
    '7',
    undefined,
    undefined,
    undefined,
  ])
  expect([numberOf(7), numberOf('7'), numberOf(Number.POSITIVE_INFINITY)]).toEqual([7, undefined, undefined])
  expect([objectOf({ a: 1 }), objectOf([]), objectOf(null)]).toEqual([{ a: 1 }, undefined, undefined])
  expect([objectsOf([{ a: 1 }, null, 'b', [1]]), objectsOf({ 0: {} })]).toEqual([[{ a: 1 }], []])
})
