import type { SessionId } from './contract.ts'

export function isSessionId(text: unknown): text is SessionId {
  return typeof text === 'string' && /^e_[\da-f]{32}$/.test(text)
}
