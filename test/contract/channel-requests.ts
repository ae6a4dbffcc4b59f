import type { WebhookRequest } from '../../src/core/channel.ts'

export const wrongSignatures: readonly string[] = [
  '',
  ' ',
  'x',
  'mac=',
  'sha256=',
  'mac=00',
  'mac=zz',
  `mac=${'0'.repeat(64)}`,
  `sha256=${'0'.repeat(64)}`,
  '0'.repeat(64),
  '0'.repeat(65),
  'f'.repeat(20_000),
  'mac=ăâđê'.repeat(9),
  '\u0000',
  'Bearer null',
]

/** Undefined takes the headers away. */
export function withHeaders(
  request: WebhookRequest,
  names: readonly string[],
  value: string | undefined,
): WebhookRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !names.includes(name)))
  if (value !== undefined) for (const name of names) headers[name] = value
  return { ...request, headers }
}

/** The request with one bit changed: at every byte of the body, and at every character of the signature. */
export function* changedBytes(request: WebhookRequest, names: readonly string[]): Generator<WebhookRequest> {
  for (let index = 0; index < request.body.length; index += 1) {
    const body = Uint8Array.from(request.body)
    body[index] = (body[index] ?? 0) ^ 1
    yield { ...request, body }
  }
  for (const name of names) {
    const value = request.headers[name] ?? ''
    for (let index = 0; index < value.length; index += 1) {
      const changed = String.fromCharCode(value.charCodeAt(index) ^ 1)
      yield withHeaders(request, [name], value.slice(0, index) + changed + value.slice(index + 1))
    }
  }
}

/** Freezes plain objects; bytes cannot be frozen, so they are compared with a copy afterwards. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    for (const inner of Object.values(value)) deepFreeze(inner)
    Object.freeze(value)
  }
  return value
}

export function copyOf(request: WebhookRequest): WebhookRequest {
  return {
    ...request,
    headers: { ...request.headers },
    query: { ...request.query },
    body: Uint8Array.from(request.body),
  }
}
