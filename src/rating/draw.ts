import { createHash } from 'node:crypto'
import type { InviteId } from '../core/ids.ts'
import type { ScoredFactor } from '../core/rating.ts'

const factors: readonly ScoredFactor[] = ['F1', 'F2', 'F3', 'F4', 'F5']

/** Each factor with the same chance; from the invitation's random id, so that the draw can be shown again. */
export function drawFactor(invite: InviteId): ScoredFactor {
  return factors[Math.floor(chance(`factor|${invite}`) * factors.length)] ?? 'F1'
}

/** A number of [0, 1) that looks random and is the same for the same name. */
export function chance(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 0x1_0000_0000
}
