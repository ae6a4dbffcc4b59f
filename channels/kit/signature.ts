import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

type Bytes = string | Uint8Array

/** SHA-256 over the parts one after the other, in lower-case hex. Strings count as UTF-8. */
export function sha256Hex(...parts: readonly Bytes[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

export function hmacSha256Hex(key: Bytes, data: Bytes): string {
  return createHmac('sha256', key).update(data).digest('hex')
}

/** Whether two hex strings are equal, in a time that tells nothing about where they differ. Case is ignored. */
export function sameHex(given: string, expected: string): boolean {
  const left = Buffer.from(given.toLowerCase(), 'utf8')
  const right = Buffer.from(expected.toLowerCase(), 'utf8')
  // The length of a digest is public; `timingSafeEqual` throws when lengths differ.
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Equality of two secrets of any length: their digests are compared, so that the length stays hidden too. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(expected).digest())
}
