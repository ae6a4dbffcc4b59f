import { createHmac } from 'node:crypto'

/** What the random re-check is drawn with: whoever does not know the secret cannot foresee it. */
export function recheckKey(secret: string): string {
  return createHmac('sha256', secret).update('recheck').digest('hex')
}
