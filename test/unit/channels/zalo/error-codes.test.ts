import { expect, test } from 'vitest'
import { reasonOf, verdictOf } from '../../../../channels/zalo/error-codes.ts'

test('an unknown code counts as our mistake, with its number kept', () => {
  expect(verdictOf(-98_765)).toBe('refused')
  expect(reasonOf(-98_765)).toBe('zalo error -98765')
})

test('an expired token is no blocked citizen', () => {
  expect([-216, -220, -124].map(verdictOf)).toEqual(['token', 'token', 'token'])
})

test('an officer reads what can be done instead', () => {
  for (const code of [-230, -213, -217, -211]) expect(reasonOf(code)).toMatch(/hãy liên hệ qua điện thoại/)
})
