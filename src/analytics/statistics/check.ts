import { AppError } from '../../core/errors.ts'

/** Throws what the analyst can act on: the field and what is expected there. */
export function expectThat(holds: boolean, field: string, expected: string): asserts holds {
  if (!holds) throw new AppError('invalid_input', `Trường "${field}": ${expected}.`, { field })
}

/** A sample size or total that a share is taken of; may be a fraction (weighted, effective). */
export function expectPositive(value: number, field: string): void {
  expectThat(Number.isFinite(value) && value > 0, field, 'cần là số lớn hơn 0')
}

/** A probability or a share, the ends included. */
export function expectShare(value: number, field: string): void {
  expectThat(value >= 0 && value <= 1, field, 'cần là số từ 0 đến 1')
}

/** A probability that must leave room on both sides. */
export function expectInnerShare(value: number, field: string): void {
  expectThat(value > 0 && value < 1, field, 'cần là số lớn hơn 0 và nhỏ hơn 1')
}

/** A count of persons or events. */
export function expectCount(value: number, field: string): void {
  expectThat(Number.isInteger(value) && value >= 0, field, 'cần là số nguyên không âm')
}

export function expectNotEmpty(values: readonly unknown[], field: string): void {
  expectThat(values.length > 0, field, 'cần có ít nhất một phần tử')
}

/** Successes among n; both may be fractions. Rounding of p·n past n is forgiven. */
export function expectPart(successes: number, n: number, fields: { readonly x: string; readonly n: string }): void {
  expectPositive(n, fields.n)
  const most = n * (1 + 1e-12)
  expectThat(successes >= 0 && successes <= most, fields.x, `cần là số từ 0 đến ${fields.n} (${n})`)
}
