import { expect, it } from 'vitest'
import { maskComment } from '../../../src/privacy/mask-comment.ts'

it.each([
  ['Tôi là Nguyễn Văn An, chờ lâu', 'Tôi là [họ tên], chờ lâu'],
  ['toi la nguyen thi mai bi tu choi', 'toi la [họ tên] bi tu choi'],
  ['em tên hoa ở quận 3', 'em tên [họ tên] ở quận 3'],
  ['em là Hoa', 'em là [họ tên]'],
  ['Họ tên: Trần Văn B, số 0912345678', 'Họ tên: [họ tên], số [số điện thoại]'],
  ['tên tôi là Lê Văn Tám. Cảm ơn', 'tên tôi là [họ tên]. Cảm ơn'],
  ['gọi cho tôi 001234567890 hoặc a@b.vn', 'gọi cho tôi [số định danh] hoặc [e-mail]'],
])('%j is kept as %j', (comment, masked) => {
  expect(maskComment(comment)).toBe(masked)
})

it.each([
  'tôi là người cao tuổi',
  'TÔI LÀ NGƯỜI GIÀ',
  'Tôi là công nhân',
  'trả lời rõ, tôi đóng 15 năm',
  'tên miền sai',
])('%j has nobody’s name in it', (comment) => {
  expect(maskComment(comment)).toBe(comment)
})
