import { expect, test } from 'vitest'
import { criesForHelp } from '../../../src/understanding/cry-for-help.ts'

test.for([
  'công ty nợ bảo hiểm của tôi, tôi khổ quá muốn chết',
  'khong co tien dong bhyt, chi muon chet',
  'chồng mất rồi tôi không còn thiết sống, tiền tuất lấy ở đâu',
  'k muốn sống nữa',
  'nợ nần thế này chết đi cho xong',
  'tuyệt vọng lắm, em chỉ muốn chết',
])('%s', (text) => {
  expect(criesForHelp(text)).toBe(true)
})

test.for([
  'chờ lâu muốn chết mà chưa có thẻ',
  'mẹ tôi chết tôi muốn hỏi mai táng phí',
  'tôi không muốn sống ở quê nữa, chuyển thẻ bhyt lên tỉnh được không',
  'chết rồi quên mang thẻ đi khám',
  'người hưởng lương hưu chết thì con được gì',
  'làm từ từ cho xong hồ sơ',
])('only a question: %s', (text) => {
  expect(criesForHelp(text)).toBe(false)
})
