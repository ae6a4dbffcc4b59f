import { expect, it } from 'vitest'
import { isLinkAlone } from '../../../src/dialogue/link-alone.ts'

it.each([
  'https://baohiemxahoi.gov.vn/tin/1',
  ' http://a.example/x?y=1 ',
  'www.baohiemxahoi.gov.vn',
  'https://a.example/luong-huu 👉 https://b.example/2.',
])('takes "%s" for links and nothing else', (text) => {
  expect(isLinkAlone(text)).toBe(true)
})

it.each([
  '',
  '🙏',
  'lương hưu',
  'baohiemxahoi',
  'https://a.example/1 là thật không?',
  `www.a.example ${'a '.repeat(5000)}`,
])('finds words in "%.40s", or no link', (text) => {
  expect(isLinkAlone(text)).toBe(false)
})
