import { createHmac, randomUUID } from 'node:crypto'
import type { PhoneNumber } from '../core/phone.ts'

/**
 * Who called, as the conversation's address has it: a second call from the same number is the same citizen, and the
 * number cannot be read from it. There are only 10^9 numbers, so without the secret it would be found by trying.
 */
export function callerKey(secret: string, number: PhoneNumber | undefined): string {
  if (number === undefined) return `call-${randomUUID().replaceAll('-', '')}`
  const digest = createHmac('sha256', secret).update(`caller|${number}`).digest('hex')
  return `caller-${digest.slice(0, 32)}`
}
