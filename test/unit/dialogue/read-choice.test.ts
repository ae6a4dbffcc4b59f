import { describe, expect, it } from 'vitest'
import { readChoice } from '../../../src/dialogue/read-choice.ts'

const choices = [
  { label: 'Hồ sơ', value: 'a' },
  { label: 'Nơi nộp', value: 'b' },
  { label: 'Gặp nhân viên', value: 'c' },
  { label: 'Không', value: 'd' },
]

describe('readChoice', () => {
  it.each([
    ['1', 'a'],
    ['2.', 'b'],
    ['số 2', 'b'],
    ['chọn câu 3 nhé', 'c'],
    ['em chọn mục 1 ạ', 'a'],
    ['câu thứ hai', 'b'],
    ['ba', 'c'],
    ['bốn', 'd'],
    ['tư', 'd'],
    ['hai', 'b'],
  ])('reads the number in %j', (text, value) => {
    expect(readChoice(text, choices)?.value).toBe(value)
  })

  it.each([
    ['Hồ sơ', 'a'],
    ['ho so', 'a'],
    ['HỒ SƠ!', 'a'],
    ['noi nop', 'b'],
    ['gặp nhân viên ạ', 'c'],
    ['dạ không', 'd'],
    ['khong nha em', 'd'],
  ])('reads the label in %j', (text, value) => {
    expect(readChoice(text, choices)?.value).toBe(value)
  })

  it.each([
    '5',
    '0',
    '12',
    '1 2',
    'tôi có 2 con',
    'năm 2020',
    'hồ sơ nộp ở đâu',
    'không biết',
    'ạ',
    'vâng',
    '',
    '👍',
    '999999999999',
  ])('takes %j for none of them', (text) => {
    expect(readChoice(text, choices)).toBeUndefined()
  })

  it('reads nothing where nothing was offered', () => {
    expect(readChoice('1', [])).toBeUndefined()
  })
})

describe('a number in words', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ label: `Mục ${value}`, value }))

  it.each(['năm', 'Năm ạ', 'số nam', 'câu năm', '5'])('"%s" is the fifth', (text) => {
    expect(readChoice(text, five)?.value).toBe('e')
  })

  it.each(['nam', 'nam ạ', 'sau', 'tam'])('"%s" without accents is no number', (text) => {
    expect(readChoice(text, five)).toBeUndefined()
  })
})
