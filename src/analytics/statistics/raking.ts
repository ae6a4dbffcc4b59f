import { expectCount, expectNotEmpty, expectPart, expectPositive, expectThat } from './check.ts'
import { kish } from './design-effect.ts'
import { sum } from './sums.ts'

type Matrix = readonly (readonly number[])[]

export interface RakingInput {
  /** Valid answers a cell. */
  readonly sample: Matrix
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  /** Satisfied answers a cell, for the rates. */
  readonly satisfied?: Matrix | undefined
  /** Smallest and largest weight against the mean weight. */
  readonly caps?: { readonly low: number; readonly high: number } | undefined
  readonly maxDeff?: number | undefined
}

export interface Raked {
  /** In the targets' unit. */
  readonly cells: Matrix
  /** Of one answer of the cell; the mean over answers is 1. */
  readonly weights: Matrix
  readonly nEff: number
  readonly deff: number
  readonly rate: number | null
  readonly rawRate: number | null
  readonly iterations: number
  /** Cells whose weight stands at a cap: the margins are then only met as far as `marginError` says. */
  readonly capped: number
  /** Largest distance of a margin from its target, as a share of the whole. */
  readonly marginError: number
  /** Cells with 1 to 4 answers: collapse them first. */
  readonly thinCells: readonly string[]
  /** Why these weights must not be used; null: they may. */
  readonly problem: 'not_converged' | 'margins_missed' | 'deff_too_large' | null
}

const STOP_AT_CHANGE = 1e-10
const MOST_ITERATIONS = 1000
/** A margin this far off (as a share of the whole) is no longer the target. */
const MARGIN_TOLERANCE = 0.005

/**
 * Weights to two margins where cells are too thin to weight one by one: rows, then columns, until nothing changes.
 * Source: W. E. Deming, F. F. Stephan 1940 (R survey::rake); caps 0.3–3 and stop at deff > 2 from survey method §2.8,
 * E11: [[120,60,20],[80,90,30]] to 180/220 and 160/140/100 → n_eff 347.54, rate 0.809038.
 */
export function raking(input: RakingInput): Raked {
  const caps = input.caps ?? { low: 0.3, high: 3 }
  const maxDeff = input.maxDeff ?? 2
  check(input, caps, maxDeff)
  const { sample, rows, columns } = input
  const n = sum(sample.flat())
  const whole = sum(rows)
  const meanWeight = whole / n
  let cells: Matrix = sample.map((row) => row.map((count) => count * meanWeight))
  let iterations = 0
  let change = Infinity
  while (change > STOP_AT_CHANGE && iterations < MOST_ITERATIONS) {
    const fitted = clipped(toColumns(toRows(cells, rows), columns), sample, meanWeight, caps)
    change =
      Math.max(...fitted.flatMap((row, i) => row.map((cell, j) => Math.abs(cell - (cells[i]?.[j] ?? 0))))) / whole
    cells = fitted
    iterations += 1
  }
  // Caps may leave a whole other than the targets': the mean weight is brought back to 1.
  const scale = whole / sum(cells.flat())
  cells = cells.map((row) => row.map((cell) => cell * scale))
  return result(input, cells, { iterations, converged: change <= STOP_AT_CHANGE, caps, maxDeff })
}

interface Run {
  readonly iterations: number
  readonly converged: boolean
  readonly caps: { readonly low: number; readonly high: number }
  readonly maxDeff: number
}

function result(input: RakingInput, cells: Matrix, run: Run): Raked {
  const { sample, satisfied, rows, columns } = input
  const n = sum(sample.flat())
  const whole = sum(rows)
  const weights = cells.map((row, i) => row.map((cell, j) => ratio(cell, sample[i]?.[j] ?? 0) * (n / whole)))
  const { nEff, deff } = kish(weights.flatMap((row, i) => row.map((weight, j) => ({ weight, n: sample[i]?.[j] ?? 0 }))))
  const marginError = Math.max(
    ...rows.map((target, i) => Math.abs(sum(cells[i] ?? []) - target) / whole),
    ...columns.map((target, j) => Math.abs(sum(cells.map((row) => row[j] ?? 0)) - target) / whole),
  )
  const weighted = weights.flatMap((row, i) => row.map((weight, j) => weight * (satisfied?.[i]?.[j] ?? 0)))
  return {
    cells,
    weights,
    nEff,
    deff,
    rate: satisfied === undefined ? null : sum(weighted) / n,
    rawRate: satisfied === undefined ? null : sum(satisfied.flat()) / n,
    iterations: run.iterations,
    capped: weights.flat().filter((weight) => weight > 0 && atCap(weight, run.caps)).length,
    marginError,
    thinCells: sample.flatMap((row, i) => row.flatMap((count, j) => (count > 0 && count < 5 ? [`${i}.${j}`] : []))),
    problem: !run.converged
      ? 'not_converged'
      : marginError > MARGIN_TOLERANCE
        ? 'margins_missed'
        : deff > run.maxDeff
          ? 'deff_too_large'
          : null,
  }
}

function toRows(cells: Matrix, targets: readonly number[]): Matrix {
  return cells.map((row, i) => row.map((cell) => cell * ratio(targets[i] ?? 0, sum(row))))
}

function toColumns(cells: Matrix, targets: readonly number[]): Matrix {
  const sums = targets.map((_, j) => sum(cells.map((row) => row[j] ?? 0)))
  return cells.map((row) => row.map((cell, j) => cell * ratio(targets[j] ?? 0, sums[j] ?? 0)))
}

function clipped(cells: Matrix, sample: Matrix, meanWeight: number, caps: Run['caps']): Matrix {
  return cells.map((row, i) =>
    row.map((cell, j) => {
      const plain = (sample[i]?.[j] ?? 0) * meanWeight
      return Math.min(caps.high * plain, Math.max(caps.low * plain, cell))
    }),
  )
}

function atCap(weight: number, caps: Run['caps']): boolean {
  return weight <= caps.low * (1 + 1e-6) || weight >= caps.high * (1 - 1e-6)
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function check({ sample, rows, columns, satisfied }: RakingInput, caps: Run['caps'], maxDeff: number): void {
  expectNotEmpty(sample, 'sample')
  expectThat(rows.length === sample.length, 'row_targets', `cần có ${sample.length} số, mỗi hàng một số`)
  sample.forEach((row, i) => {
    expectThat(row.length === columns.length, `sample.${i}`, `cần có ${columns.length} số như column_targets`)
    row.forEach((count, j) => {
      expectCount(count, `sample.${i}.${j}`)
      if (satisfied === undefined) return
      const field = `satisfied.${i}.${j}`
      if (count > 0) expectPart(satisfied[i]?.[j] ?? -1, count, { x: field, n: `sample.${i}.${j}` })
      else expectThat(satisfied[i]?.[j] === 0, field, 'cần là 0 khi ô mẫu là 0')
    })
    checkTarget(rows[i] ?? 0, sum(row), `row_targets.${i}`)
  })
  columns.forEach((target, j) => checkTarget(target, sum(sample.map((row) => row[j] ?? 0)), `column_targets.${j}`))
  const whole = sum(rows)
  expectPositive(whole, 'row_targets')
  expectThat(
    Math.abs(whole - sum(columns)) <= 1e-9 * whole,
    'column_targets',
    `cần có tổng bằng row_targets (${whole})`,
  )
  expectThat(caps.low > 0 && caps.low <= 1 && caps.high >= 1, 'caps', 'cần có low từ 0 đến 1 và high từ 1 trở lên')
  expectThat(maxDeff >= 1, 'max_deff', 'cần là số từ 1 trở lên')
}

function checkTarget(target: number, answers: number, field: string): void {
  expectThat(target > 0 && Number.isFinite(target), field, 'cần là số lớn hơn 0; hãy gộp nhóm trống')
  expectThat(answers > 0, field, 'nhóm này không có phiếu nào; hãy gộp nhóm')
}
