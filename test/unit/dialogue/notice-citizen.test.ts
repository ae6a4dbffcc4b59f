import { expect, test } from 'vitest'
import { noticeCitizen } from '../../../src/dialogue/notice-citizen.ts'

test.for([
  ['tôi già rồi, mắt kém', { elderly: true, language: 'vi' }],
  ['toi gia roi', { elderly: true }],
  ['cho chữ to lên được không', { elderly: true, language: 'vi' }],
  ['tôi năm nay 78 tuổi', { elderly: true, language: 'vi' }],
  ['tôi 62 tuổi, bao giờ nghỉ hưu', { language: 'vi' }],
  ['trợ cấp cho người già', { language: 'vi' }],
  ['mẹ tôi già yếu', { language: 'vi' }],
  ['bà ngoại tôi 85 tuổi', { language: 'vi' }],
  ['how do i get my pension', { language: 'en' }],
  ['hello', {}],
  ['toi can tra cuu the', {}],
  ['', {}],
] as const)('of "%s" it notices %j', ([text, noticed]) => {
  expect(noticeCitizen(text)).toEqual(noticed)
})
