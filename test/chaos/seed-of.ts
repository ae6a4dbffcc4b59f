import { createHash } from 'node:crypto'

/** A seed of its own for each part of the run, so that one part's draws do not move another's. */
export function seedOf(seed: number, ...parts: readonly (string | number)[]): number {
  return createHash('sha256')
    .update([seed, ...parts].join('|'))
    .digest()
    .readUInt32LE(0)
}
