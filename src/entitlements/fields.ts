import type { Day } from '../core/ids.ts'
import { formatNumber } from './parameters.ts'
import { invalid, unsupported } from './input-error.ts'

/** What a caller typed; nothing about it is known. A missing field and null are the same, unknown ones are ignored. */
export type Fields = Readonly<Record<string, unknown>>

export interface Range {
  readonly min?: number
  readonly max?: number
}

export const MOST_MONEY = 100_000_000_000
export const MOST_MONTHS = 720

/** Whole VND, 0 … 100 billion unless the range says otherwise. */
export function money(fields: Fields, name: string, range: Range = {}): number {
  return required(optionalMoney(fields, name, range), name)
}

export function optionalMoney(fields: Fields, name: string, range: Range = {}): number | undefined {
  return optionalInteger(fields, name, { min: 0, max: MOST_MONEY, ...range })
}

export function integer(fields: Fields, name: string, range: Range): number {
  return required(optionalInteger(fields, name, range), name)
}

export function optionalInteger(fields: Fields, name: string, range: Range): number | undefined {
  const value = fields[name] ?? undefined
  return value === undefined ? undefined : checkedInteger(value, name, range)
}

/** `path` is the field's JSON path in errors. */
export function checkedInteger(value: unknown, path: string, { min = 0, max = MOST_MONEY }: Range): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalid(path, 'Cần một số nguyên.')
  if (value < min || value > max) {
    throw invalid(path, `Cần một số từ ${formatNumber(min)} đến ${formatNumber(max)}.`)
  }
  return value
}

/** Multiples of one half: days off. */
export function optionalHalves(fields: Fields, name: string, { min = 0, max = 366 }: Range): number | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value * 2)) throw invalid(name, 'Cần một số, lẻ nhất là nửa ngày.')
  if (value < min || value > max) throw invalid(name, `Cần một số từ ${formatNumber(min)} đến ${formatNumber(max)}.`)
  return value
}

export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw invalid(name, 'Thiếu thông tin này.')
  return value
}

export function flag(fields: Fields, name: string, preset: boolean): boolean {
  return optionalFlag(fields, name) ?? preset
}

export function optionalFlag(fields: Fields, name: string): boolean | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined || typeof value === 'boolean') return value
  throw invalid(name, 'Cần true (có) hoặc false (không).')
}

export function choice<T extends string>(fields: Fields, name: string, options: readonly T[]): T {
  return required(optionalChoice(fields, name, options), name)
}

export function optionalChoice<T extends string>(fields: Fields, name: string, options: readonly T[]): T | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined) return undefined
  const found = options.find((option) => option === value)
  if (found === undefined) throw invalid(name, `Cần một trong: ${options.join(', ')}.`)
  return found
}

export interface DayWindow {
  readonly from: Day
  readonly to: Day
}

/** Law 41/2024 is in force, and all parameters are known. */
export const windowW: DayWindow = { from: '2025-07-01', to: '2026-12-31' }

export function day(fields: Fields, name: string, window?: DayWindow): Day {
  return required(optionalDay(fields, name, window), name)
}

/** A real day, 1900–2100; outside the window no certain parameter exists. */
export function optionalDay(fields: Fields, name: string, window?: DayWindow): Day | undefined {
  const value = fields[name] ?? undefined
  return value === undefined ? undefined : checkedDay(value, name, window)
}

export function checkedDay(value: unknown, path: string, window?: DayWindow): Day {
  if (typeof value !== 'string' || !isRealDay(value)) throw invalid(path, 'Cần một ngày có thật, dạng NĂM-THÁNG-NGÀY.')
  if (window !== undefined && (value < window.from || value > window.to)) {
    throw unsupported(path, `Chỉ tính được cho ngày từ ${window.from} đến ${window.to}.`)
  }
  return value
}

/** `YYYY-MM`, 1900–2100. */
export function month(fields: Fields, name: string, window?: DayWindow): string {
  return checkedMonth(required(fields[name] ?? undefined, name), name, window)
}

function checkedMonth(value: unknown, path: string, window?: DayWindow): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}$/.test(value) || !isRealDay(`${value}-01`)) {
    throw invalid(path, 'Cần một tháng có thật, dạng NĂM-THÁNG.')
  }
  if (window !== undefined && (value < window.from.slice(0, 7) || value > window.to.slice(0, 7))) {
    throw unsupported(path, `Chỉ tính được cho tháng từ ${window.from.slice(0, 7)} đến ${window.to.slice(0, 7)}.`)
  }
  return value
}

function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-01-01' || text > '2100-12-31') return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}
