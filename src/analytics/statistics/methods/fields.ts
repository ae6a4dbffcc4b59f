import { z } from 'zod'
import { expectInnerShare, expectPositive, expectThat } from '../check.ts'
import { zOfConfidence } from '../distributions.ts'
import { Z95 } from '../interval.ts'

const A_COUNT = 'cần là số nguyên không âm'
const A_SHARE = 'cần là số từ 0 đến 1'
const A_NUMBER = 'cần là số'
const POSITIVE = 'cần là số lớn hơn 0'

export const number = z.number(A_NUMBER)
export const positive = z.number(POSITIVE).positive(POSITIVE)
export const count = z.int(A_COUNT).min(0, A_COUNT)
export const share = z.number(A_SHARE).min(0, A_SHARE).max(1, A_SHARE)
export const label = z.union([z.string(), z.number()], 'cần là chữ hoặc số').optional()

export function list<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item, 'cần là danh sách')
}

/** Answers 1 to 5 as five counts, or by answer: {"1": 25, …, "5": 212}. */
export const distribution = z.preprocess(
  (given) => (isObject(given) ? ['1', '2', '3', '4', '5'].map((answer) => given[answer] ?? 0) : given),
  z.tuple([count, count, count, count, count], 'cần có 5 số đếm, cho câu trả lời từ 1 đến 5'),
)

/** An interval's level: by z, by confidence or by alpha; 95 % where none is given. */
export const level = { z: positive.optional(), confidence: share.optional(), alpha: share.optional() }

interface Level {
  readonly z?: number | undefined
  readonly confidence?: number | undefined
  readonly alpha?: number | undefined
}

export function zOf({ z: given, confidence, alpha }: Level): number {
  const levels = [given, confidence, alpha].filter((value) => value !== undefined)
  expectThat(levels.length <= 1, 'z', 'chỉ cho một trong z, confidence, alpha')
  if (given !== undefined) return given
  if (confidence !== undefined) {
    expectInnerShare(confidence, 'confidence')
    return zOfConfidence(confidence)
  }
  if (alpha === undefined) return Z95
  expectInnerShare(alpha, 'alpha')
  return zOfConfidence(1 - alpha)
}

/** A share as count of n or as the rate itself, with what makes its size smaller. */
export const part = {
  x: count.optional(),
  n: positive.optional(),
  p: share.optional(),
  deff: positive.optional(),
  n_eff: positive.optional(),
}

export interface Part {
  readonly x?: number | undefined
  readonly n?: number | undefined
  readonly p?: number | undefined
  readonly deff?: number | undefined
  readonly n_eff?: number | undefined
}

/** `x` and `size`: what the interval is taken of. */
export function sizeOf({ x, n, p, deff, n_eff }: Part): { readonly p: number; readonly x: number; readonly n: number } {
  expectThat((x === undefined) !== (p === undefined), 'x', 'cần cho x (số đếm) hoặc p (tỷ lệ), một trong hai')
  expectThat(deff === undefined || n_eff === undefined, 'deff', 'chỉ cho một trong deff và n_eff')
  if (x !== undefined) expectThat(n !== undefined, 'n', 'cần là cỡ mẫu, số nguyên lớn hơn 0')
  const size = n_eff ?? (n ?? 0) / (deff ?? 1)
  expectPositive(size, 'n')
  if (x === undefined) return { p: p ?? 0, x: (p ?? 0) * size, n: size }
  expectThat(n !== undefined && Number.isInteger(n), 'n', 'cần là cỡ mẫu, số nguyên lớn hơn 0')
  expectThat(x <= n, 'x', `cần là số từ 0 đến n (${n})`)
  return { p: x / n, x: (x / n) * size, n: size }
}

/** Two lists of the same length become rows, where the rows themselves are not given. */
export function rowsFrom(rows: string, columns: Readonly<Record<string, readonly string[]>>) {
  return (given: unknown): unknown => {
    if (!isObject(given) || Array.isArray(given[rows])) return given
    const found = Object.entries(columns).map(([column, names]) => ({
      column,
      name: names.find((name) => Array.isArray(given[name])),
    }))
    if (found.some(({ name }) => name === undefined)) return given
    const lists = found.map(({ column, name = '' }) => ({ column, name, values: asList(given[name]) }))
    const length = lists[0]?.values.length ?? 0
    lists.forEach(({ name, values }) => expectThat(values.length === length, name, `cần có ${length} phần tử`))
    const used = new Set(lists.map(({ name }) => name))
    const rest = Object.entries(given).filter(([name]) => !used.has(name))
    const made = Array.from({ length }, (_, index) =>
      Object.fromEntries(lists.map(({ column, values }) => [column, values[index]])),
    )
    return { ...Object.fromEntries(rest), [rows]: made }
  }
}

/** {"a": {"x", "n"}, "b": {"x", "n"}} (or first/second, now/before) become x1, n1, x2, n2. */
export function fromTwoGroups(given: unknown): unknown {
  if (!isObject(given)) return given
  const pairs = [
    ['a', 'b'],
    ['first', 'second'],
    ['now', 'before'],
    ['current', 'previous'],
    ['group1', 'group2'],
  ] as const
  const pair = pairs.find(([one, two]) => isObject(given[one]) && isObject(given[two]))
  if (pair === undefined) return fromTwoLists(given)
  const rest = Object.entries(given).filter(([name]) => name !== pair[0] && name !== pair[1])
  return { ...Object.fromEntries(rest), ...numbered(given[pair[0]], '1'), ...numbered(given[pair[1]], '2') }
}

function fromTwoLists(given: Readonly<Record<string, unknown>>): unknown {
  const { x, n, ...rest } = given
  if (!Array.isArray(x) || !Array.isArray(n) || x.length !== 2 || n.length !== 2) return given
  return { ...rest, x1: asList(x)[0], n1: asList(n)[0], x2: asList(x)[1], n2: asList(n)[1] }
}

function numbered(given: unknown, suffix: string): Readonly<Record<string, unknown>> {
  if (!isObject(given)) return {}
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [`${name}${suffix}`, value]))
}

export function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function asList(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : []
}
