import { createHash } from 'node:crypto'
import type { Wording } from './instrument.ts'

/** What a version of the instrument is known by: any other word, order or label is another version. */
export function wordingDigest(wording: Wording): string {
  return createHash('sha256').update(JSON.stringify(wording)).digest('hex').slice(0, 16)
}
