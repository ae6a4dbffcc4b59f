import { combine, softmax, type Combination } from './combine.ts'
import type { HeldOut } from './fit-combination.ts'

export interface CalibrationReport {
  readonly lines: number
  readonly accuracy: number
  /** Expected calibration error over ten bins of equal width. */
  readonly ece: number
}

export function measureCalibration(heldOut: readonly HeldOut[], combination: Combination): CalibrationReport {
  return summariseCalibration(
    heldOut.map(({ evidence, label }) => {
      const chances = softmax(combine(evidence, combination))
      const top = chances.reduce((most, chance, index) => (chance > (chances[most] ?? 0) ? index : most), 0)
      return { confidence: chances[top] ?? 0, right: top === label }
    }),
  )
}

export interface Judged {
  readonly confidence: number
  readonly right: boolean
}

export function summariseCalibration(judged: readonly Judged[]): CalibrationReport {
  const bins = Array.from({ length: 10 }, () => ({ hits: 0, sum: 0 }))
  for (const { confidence, right } of judged) {
    const bin = bins[Math.min(Math.floor(confidence * 10), 9)]
    if (bin === undefined) continue
    bin.sum += confidence
    if (right) bin.hits++
  }
  const total = Math.max(judged.length, 1)
  const ece = bins.reduce((sum, bin) => sum + Math.abs(bin.hits - bin.sum) / total, 0)
  return { lines: judged.length, accuracy: judged.filter(({ right }) => right).length / total, ece }
}
