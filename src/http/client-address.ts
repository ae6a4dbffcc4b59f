import type { IncomingMessage } from 'node:http'

export type Trusts = (address: string) => boolean

/**
 * The citizen's address: behind proxies that we trust (`TRUSTED_PROXIES`) the one that they saw; from anywhere else the
 * header could be made up.
 */
export function clientAddress({ socket, headers }: IncomingMessage, trusts: Trusts): string {
  const forwarded = headers['x-forwarded-for']
  const seen = typeof forwarded === 'string' ? forwarded.split(',').map((address) => address.trim()) : []
  let address = socket.remoteAddress ?? ''
  for (let next = seen.pop(); next !== undefined && trusts(address); next = seen.pop()) address = next
  return address
}
