import type { Day } from '../core/ids.ts'
import { inForceOn, type Confidence, type LegalSource } from '../core/knowledge.ts'

export type Unit = 'VND' | 'percent' | 'years' | 'months' | 'age_months' | 'days' | 'workdays' | 'times' | 'number'

export interface DatedValue {
  readonly from: Day
  readonly until?: Day
  readonly value: number
  readonly confidence: Confidence
  readonly basis: LegalSource
}

export type Parameter =
  | { readonly title: string; readonly unit: Unit; readonly values: readonly DatedValue[] }
  | {
      readonly title: string
      readonly unit: Unit
      readonly derived: { readonly of: string; readonly times: number }
      /** Of the rule that multiplies; the figure is only as certain as the weaker of the two. */
      readonly confidence?: Confidence
      readonly basis: LegalSource
    }

export type Parameters = ReadonlyMap<string, Parameter>

export interface ParameterOnDay {
  readonly value: number
  readonly unit: Unit
  readonly confidence: Confidence
  /** Every document the figure rests on: of a derived one, its own rule and its source's. */
  readonly basis: readonly LegalSource[]
  readonly until?: Day
}

/** The figure in force on the day, or undefined where none is known: callers say so, they never guess. */
export function parameterOn(parameters: Parameters, name: string, day: Day): ParameterOnDay | undefined {
  const parameter = parameters.get(name)
  if (parameter === undefined) return undefined
  if ('derived' in parameter) {
    const source = parameterOn(parameters, parameter.derived.of, day)
    if (source === undefined) return undefined
    return {
      ...source,
      // Factors have at most four decimals: rounding to whole units removes binary noise, never a đồng.
      value: Math.round(source.value * parameter.derived.times * 10_000) / 10_000,
      unit: parameter.unit,
      confidence: weaker(source.confidence, parameter.confidence ?? 'high'),
      basis: [parameter.basis, ...source.basis],
    }
  }
  // The last row that covers the day wins: a later rule replaces an open-ended earlier one.
  const row = parameter.values.findLast((value) =>
    inForceOn({ inForceFrom: value.from, inForceUntil: value.until }, day),
  )
  if (row === undefined) return undefined
  return {
    value: row.value,
    unit: parameter.unit,
    confidence: row.confidence,
    basis: [row.basis],
    ...(row.until === undefined ? {} : { until: row.until }),
  }
}

function weaker(a: Confidence, b: Confidence): Confidence {
  if (a === 'low' || b === 'low') return 'low'
  return a === 'medium' || b === 'medium' ? 'medium' : 'high'
}

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 })

/** As a citizen reads it: `2.530.000 đồng`, `10,5%`, `61 tuổi 6 tháng`. */
export function formatParameter(value: number, unit: Unit): string {
  switch (unit) {
    case 'VND':
      return `${number.format(Math.round(value))} đồng`
    case 'percent':
      return `${number.format(value)}%`
    case 'years':
      return `${number.format(value)} năm`
    case 'months':
      return `${number.format(value)} tháng`
    case 'age_months':
      return formatAge(value)
    case 'days':
      return `${number.format(value)} ngày`
    case 'workdays':
      return `${number.format(value)} ngày làm việc`
    case 'times':
      return `${number.format(value)} lần`
    case 'number':
      return number.format(value)
  }
}

export function formatNumber(value: number): string {
  return number.format(value)
}

function formatAge(months: number): string {
  const years = `${Math.floor(months / 12)} tuổi`
  return months % 12 === 0 ? years : `${years} ${months % 12} tháng`
}
