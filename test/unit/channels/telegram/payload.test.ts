import { expect, test } from 'vitest'
import { choiceData, MAX_DATA_BYTES, ratingData, readData } from '../../../../channels/telegram/payload.ts'

test.each(['yes', 'section:pension.eligibility#tinh-du-nam', 'slot:gender=male', 'r:i_1:5', 't:abc', 'x'.repeat(62)])(
  'a value that fits comes back as it was: %s',
  (value) => {
    expect(readData(choiceData(value), 'Nhãn')).toEqual({ kind: 'choice', value, label: 'Nhãn' })
  },
)

test.each(['x'.repeat(63), 'ệ'.repeat(21), 'y'.repeat(1500)])(
  'a longer one becomes its digest, and the tap counts as the label, typed: %s',
  (value) => {
    const data = choiceData(value)

    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MAX_DATA_BYTES)
    expect(data).toBe(choiceData(value))
    expect(data).not.toBe(choiceData(`${value}z`))
    expect(readData(data, 'Hồ sơ')).toEqual({ kind: 'text', text: 'Hồ sơ' })
  },
)

test.each(['menu:1', choiceData('y'.repeat(99)), 'r:i_1:6', 'c:'])(
  'what neither the data nor a label explains is still a tap: %s',
  (data) => {
    expect(readData(data, undefined)).toEqual({ kind: 'choice', value: data })
  },
)

test('stars carry their invitation; one too long for a button has none', () => {
  const invite = 'i_0123456789abcdef0123456789abcdef'

  expect(readData(ratingData(invite, '5') ?? '', undefined)).toEqual({ kind: 'rating', invite, score: 5 })
  expect(ratingData(`i_${'a'.repeat(60)}`, '5')).toBeUndefined()
})
