import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { nfc } from '../core/vietnamese.ts'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. argon2id is the package's default. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

const MIN_LENGTH = 12
/** Hashing time grows with the length; nobody types more. */
const MAX_LENGTH = 200

/** NFC first: Vietnamese keyboards differ in how they compose a letter, and the same password must stay the same. */
export function hashPassword(password: string): Promise<string> {
  return hash(nfc(password), cost)
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, nfc(password))
}

/** What is wrong with a new password, in words for its owner; undefined if nothing is. */
export function passwordProblem(password: string, username = ''): string | undefined {
  const length = Array.from(nfc(password)).length
  if (length < MIN_LENGTH) return `Mật khẩu cần ít nhất ${MIN_LENGTH} ký tự.`
  if (length > MAX_LENGTH) return `Mật khẩu dài tối đa ${MAX_LENGTH} ký tự.`
  if (new Set(password).size < 5) return 'Mật khẩu lặp lại quá ít ký tự, rất dễ đoán.'
  if (username !== '' && password.toLowerCase().includes(username.toLowerCase())) {
    return 'Mật khẩu không được chứa tên đăng nhập.'
  }
  return undefined
}

/** Without letters and digits that look alike (0/o, 1/l/i): it is read out or copied by hand. 16 of 31 = 79 bits. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

export function generatePassword(): string {
  return Array.from({ length: 16 }, () => READABLE.charAt(randomInt(READABLE.length))).join('')
}
