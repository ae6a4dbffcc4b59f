import { expect, it } from 'vitest'
import { isGibberish } from '../../../src/understanding/gibberish.ts'

it.each(['asdkj qwpoe zmxn', 'lkjh bvcx uyt tre', 'how much does it cost', 'zzzz kkkk'])(
  'takes "%s" for no Vietnamese',
  (text) => {
    expect(isGibberish(text)).toBe(true)
  },
)

it.each([
  'lương hưu',
  'luong huu bao nhieu',
  'vssid',
  'VssID bị lỗi',
  'đóng 20 năm',
  '123 456',
  '',
  'nghỉ đẻ đc mấy tháng',
])('reads "%s"', (text) => {
  expect(isGibberish(text)).toBe(false)
})
