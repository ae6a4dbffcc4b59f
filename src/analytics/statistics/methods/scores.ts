import { z } from 'zod'
import { ces } from '../ces.ts'
import { expectNotEmpty, expectThat } from '../check.ts'
import { csat } from '../csat.ts'
import { fiveFactorIndex } from '../five-factor-index.ts'
import { type Distribution, indexRules } from '../index-rules.ts'
import { nps } from '../nps.ts'
import { wilson } from '../wilson.ts'
import { count, distribution, isObject, level, list, positive, rowsFrom, sizeOf, zOf } from './fields.ts'
import { type Method, method, record } from './method.ts'

const rating = z
  .int('cần là câu trả lời từ 1 đến 5')
  .min(1, 'cần là câu trả lời từ 1 đến 5')
  .max(5, 'cần là câu trả lời từ 1 đến 5')
const effort = z
  .int('cần là câu trả lời từ 1 đến 7')
  .min(1, 'cần là câu trả lời từ 1 đến 7')
  .max(7, 'cần là câu trả lời từ 1 đến 7')
const advice = z.int('cần là điểm từ 0 đến 10').min(0, 'cần là điểm từ 0 đến 10').max(10, 'cần là điểm từ 0 đến 10')

/** Satisfaction, recommendation, effort and the index rules. */
export const scoreMethods: Readonly<Record<string, Method>> = {
  csat: method(
    {
      counts: distribution.optional(),
      ratings: list(rating).optional(),
      x: count.optional(),
      n: positive.optional(),
      ...level,
    },
    (input) => {
      const { counts, ratings, x, n } = input
      const given = [counts, ratings, x].filter((value) => value !== undefined)
      expectThat(given.length === 1, 'counts', 'cần cho counts, ratings hoặc x (số phiếu 4–5) với n, một trong ba')
      if (x === undefined) return csat(counts ?? distributionOf(ratings ?? []), zOf(input))
      // Without the single answers there is no mean.
      const { p, n: size } = sizeOf({ x, n })
      return { n: size, csat: p, ...wilson(x, size, zOf(input)) }
    },
    pointsAsCounts,
  ),
  nps: method(
    {
      promoters: count.optional(),
      passives: count.optional(),
      detractors: count.optional(),
      ratings: list(advice).optional(),
      ...level,
    },
    (input) => {
      if (input.ratings === undefined)
        return nps(
          required(input.promoters, 'promoters'),
          required(input.passives, 'passives'),
          required(input.detractors, 'detractors'),
          zOf(input),
        )
      expectNotEmpty(input.ratings, 'ratings')
      const promoters = input.ratings.filter((given) => given >= 9).length
      const detractors = input.ratings.filter((given) => given <= 6).length
      return nps(promoters, input.ratings.length - promoters - detractors, detractors, zOf(input))
    },
  ),
  ces: method(
    { counts: list(count).optional(), ratings: list(effort).optional(), ...level },
    (input) => {
      const { counts, ratings } = input
      expectThat(
        (counts === undefined) !== (ratings === undefined),
        'counts',
        'cần cho counts hoặc ratings, một trong hai',
      )
      return ces(counts ?? countsOf(ratings ?? [], 7), zOf(input))
    },
    sevenAsCounts,
  ),
  thumbs: method({ up: count, down: count, ...level }, (input) => {
    const n = input.up + input.down
    expectThat(n > 0, 'up', 'cần có ít nhất một lượt đánh giá')
    return { share: input.up / n, ...wilson(input.up, n, zOf(input)), n }
  }),
  index_rules: method({ factors: z.preprocess(factorList, list(factor())) }, ({ factors }) => indexRules(factors)),
  five_factor_index: method(
    { factors: list(record({ x: count, n: positive, code: z.unknown().optional() })), ...level },
    (input) =>
      fiveFactorIndex(
        input.factors.map(({ x, n }) => ({ satisfied: x, n })),
        zOf(input),
      ),
    (given) => factorRows(rowsFromLists(given)),
  ),
}

const rowsFromLists = rowsFrom('factors', { x: ['x', 'satisfied', 'successes'], n: ['n', 'total', 'asked'] })

/** {"F1": {"x", "n"}, …} as well as a list of rows. */
function factorRows(given: unknown): unknown {
  if (!isObject(given) || !isObject(given['factors'])) return given
  return { ...given, factors: Array.isArray(given['factors']) ? given['factors'] : Object.values(given['factors']) }
}

function factor() {
  return z.object({ code: z.string(), criteria: list(distribution) })
}

/** {"F1": [[…], […]]}, {"F1": {"c1": […]}}, or a list of factors. */
function factorList(given: unknown): unknown {
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(given)
    ? given.map((value: unknown, index) => [`F${index + 1}`, value] as const)
    : isObject(given)
      ? Object.entries(given)
      : []
  if (entries.length === 0) return given
  return entries.map(([code, value]) => ({ code, criteria: criteriaOf(value) }))
}

function criteriaOf(value: unknown): unknown {
  if (isObject(value)) {
    if ('criteria' in value) return criteriaOf(value['criteria'])
    return '5' in value ? [value] : Object.values(value)
  }
  // One criterion alone may stand without its list.
  return Array.isArray(value) && typeof value[0] === 'number' ? [value] : value
}

function distributionOf(ratings: readonly number[]): Distribution {
  const of = (answer: number): number => ratings.filter((given) => given === answer).length
  return [of(1), of(2), of(3), of(4), of(5)]
}

function countsOf(ratings: readonly number[], top: number): readonly number[] {
  return Array.from({ length: top }, (_, index) => ratings.filter((given) => given === index + 1).length)
}

/** {"n1": 25, …, "n5": 212} or {"1": 25, …} straight in the input. */
function pointsAsCounts(given: unknown): unknown {
  return straightCounts(given, 5)
}

function sevenAsCounts(given: unknown): unknown {
  const read = straightCounts(given, 7)
  if (!isObject(read) || !isObject(read['counts'])) return read
  const counts = read['counts']
  return { ...read, counts: Array.from({ length: 7 }, (_, index) => counts[String(index + 1)] ?? 0) }
}

function straightCounts(given: unknown, top: number): unknown {
  if (!isObject(given)) return given
  const prefix = ['', 'n', 'c'].find((start) => `${start}${top}` in given)
  if (prefix === undefined) return given
  const names = Array.from({ length: top }, (_, index) => `${prefix}${index + 1}`)
  const rest = Object.entries(given).filter(([name]) => !names.includes(name))
  return { ...Object.fromEntries(rest), counts: names.map((name) => given[name] ?? 0) }
}

function required(value: number | undefined, field: string): number {
  expectThat(value !== undefined, field, 'cần là số nguyên không âm')
  return value
}
