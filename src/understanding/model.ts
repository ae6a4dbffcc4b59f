import type { IntentId } from '../core/ids.ts'
import type { Combination } from './combine.ts'
import type { FeatureSpace } from './feature-space.ts'
import type { NearestIndex } from './nearest.ts'
import type { SparseWeights } from './sparse-weights.ts'

/** Everything that prediction needs, as flat arrays: loads by copying, holds no citizen text. */
export interface Model {
  readonly intents: readonly IntentId[]
  readonly space: FeatureSpace
  readonly weights: SparseWeights
  readonly nearest: NearestIndex
  /** How the two witnesses' scores become probabilities. */
  readonly combination: Combination
  readonly exact: ExactIndex
}

/** Training lines by 64-bit hash of their normalised words, accented and folded. */
export interface ExactIndex {
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly classes: Uint16Array
}
