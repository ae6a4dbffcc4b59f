import type { IntentId } from '../core/ids.ts'
import type { FeatureSpace } from './feature-space.ts'

/** Everything prediction needs, as flat arrays: loads by copying, holds no citizen text. */
export interface Model {
  readonly intents: readonly IntentId[]
  readonly space: FeatureSpace
  readonly weights: SparseWeights
  /** Margins are multiplied by this before the softmax. */
  readonly sharpness: number
  readonly exact: ExactIndex
}

/** Weights by feature: entries `starts[row]` … `starts[row + 1] - 1` name a class and its 8-bit weight. */
export interface SparseWeights {
  readonly starts: Uint32Array
  readonly classes: Uint16Array
  readonly values: Int8Array
  /** By class: what one unit of its 8-bit weights is worth. */
  readonly units: Float32Array
  readonly bias: Float32Array
}

/** Training lines by 64-bit hash of their normalised words, accented and folded. */
export interface ExactIndex {
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly classes: Uint16Array
}
