import { expect, test } from 'vitest'
import { generatePassword, hashPassword, passwordProblem, verifyPassword } from '../../../src/console/password.ts'

test('a password is kept as argon2id with 19 MiB, two passes and one lane', async () => {
  const hash = await hashPassword('mat-khau-thu-nghiem')

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword(hash, 'mat-khau-thu-nghiem')).toBe(true)
  expect(await verifyPassword(hash, 'mat-khau-thu-nghiem ')).toBe(false)
})

test('a password with accents is the same however the keyboard composes them', async () => {
  const typed = 'mật khẩu của tôi'

  const hash = await hashPassword(typed.normalize('NFD'))

  expect(await verifyPassword(hash, typed.normalize('NFC'))).toBe(true)
})

test('generated passwords are 16 characters that cannot be misread, and differ', () => {
  const made = Array.from({ length: 50 }, generatePassword)

  for (const password of made) {
    expect(password).toMatch(/^[a-hj-km-np-z2-9]{16}$/)
    expect(passwordProblem(password)).toBeUndefined()
  }
  expect(new Set(made).size).toBe(50)
})

test.for([
  ['ngắn quá', 'an', /ít nhất 12/],
  ['a'.repeat(201), 'an', /tối đa 200/],
  ['aaaaaaaaaaaaaaa', 'an', /lặp lại/],
  ['Lanhuong-2026-xyz', 'lanhuong', /tên đăng nhập/],
  ['con đường dài hơn', 'an', undefined],
] as const)('the new password "%s" of %s is judged', ([password, username, problem]) => {
  const found = passwordProblem(password, username)

  if (problem === undefined) expect(found).toBeUndefined()
  else expect(found).toMatch(problem)
})
