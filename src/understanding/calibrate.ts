import { softmax } from './classify.ts'

/** Margins of a held-out text and its true class. */
export interface HeldOut {
  readonly margins: Float64Array
  readonly label: number
}

/** The sharpness with the least log loss on held-out texts: golden-section search on a log scale, 1 … 60. */
export function fitSharpness(heldOut: readonly HeldOut[]): number {
  let low = 0
  let high = Math.log(60)
  for (let step = 0; step < 24; step++) {
    const left = high - (high - low) * GOLDEN
    const right = low + (high - low) * GOLDEN
    if (logLoss(heldOut, Math.exp(left)) < logLoss(heldOut, Math.exp(right))) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

const GOLDEN = (Math.sqrt(5) - 1) / 2

function logLoss(heldOut: readonly HeldOut[], sharpness: number): number {
  return heldOut.reduce((sum, { margins, label }) => {
    return sum - Math.log(Math.max(softmax(margins, sharpness)[label] ?? 0, 1e-12))
  }, 0)
}

export interface CalibrationReport {
  readonly lines: number
  readonly accuracy: number
  /** Expected calibration error over ten bins of equal width. */
  readonly ece: number
}

export function measureCalibration(heldOut: readonly HeldOut[], sharpness: number): CalibrationReport {
  const bins = Array.from({ length: 10 }, () => ({ hits: 0, sum: 0 }))
  let right = 0
  for (const { margins, label } of heldOut) {
    const chances = softmax(margins, sharpness)
    const top = chances.reduce((most, chance, index) => (chance > (chances[most] ?? 0) ? index : most), 0)
    const confidence = chances[top] ?? 0
    const bin = bins[Math.min(Math.floor(confidence * 10), 9)]
    if (top === label) right++
    if (bin === undefined) continue
    bin.sum += confidence
    if (top === label) bin.hits++
  }
  const total = Math.max(heldOut.length, 1)
  const ece = bins.reduce((sum, bin) => sum + Math.abs(bin.hits - bin.sum) / total, 0)
  return { lines: heldOut.length, accuracy: right / total, ece }
}
