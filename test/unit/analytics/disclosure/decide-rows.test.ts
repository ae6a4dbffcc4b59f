import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePlaces } from '../../../../src/analytics/disclosure/decide-places.ts'
import { decideRows } from '../../../../src/analytics/disclosure/decide-rows.ts'
import type { Decision, TableRow } from '../../../../src/analytics/disclosure/table-row.ts'

const row = (valid: number, options: Partial<TableRow> = {}): TableRow => ({
  issued: valid * 3,
  returned: valid,
  valid,
  persons: valid,
  numerator: Math.floor(valid * 0.8),
  span: 1,
  ...options,
})
const words = (decisions: readonly Decision[]): string[] =>
  decisions.map(({ shown, why }) => (why === undefined ? shown : `${shown} ${why}`))

describe('what a table may show beside its total', () => {
  it.each([
    ['everything of large rows', [row(400), row(100)], ['all', 'all']],
    [
      'a rate from 30 ratings on',
      [row(400), row(30), row(29), row(29)],
      ['all', 'all', 'counts few_ratings', 'counts few_ratings'],
    ],
    ['a rate from 20 persons on', [row(400), row(90, { persons: 20 })], ['all', 'all']],
    [
      'no rate of 19 persons',
      [row(400), row(90, { persons: 19 }), row(80, { persons: 19 })],
      ['all', 'counts few_persons', 'counts few_persons'],
    ],
    ['no count of 9', [row(400), row(9), row(8)], ['all', 'nothing few_ratings', 'nothing few_ratings']],
    [
      'no count of 9 persons',
      [row(400), row(50, { persons: 9 }), row(60, { persons: 9 })],
      ['all', 'nothing few_persons', 'nothing few_persons'],
    ],
    ['a zero, which names nobody', [row(400), row(0)], ['all', 'counts few_ratings']],
    [
      'nothing of a row with few invitations',
      [row(400), row(0, { issued: 4 }), row(90)],
      ['all', 'nothing few_ratings', 'nothing secondary'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(words(decideRows(rows))).toEqual(expected)
  })

  it('hides the smallest other row with a single small one', () => {
    expect(words(decideRows([row(500), row(5), row(60), row(300)]))).toEqual([
      'all',
      'nothing few_ratings',
      'nothing secondary',
      'all',
    ])
  })

  it('row A of E21: 7 of 102 is hidden with 44, not alone', () => {
    expect(words(decideRows([row(44), row(7), row(51)]))).toEqual(['nothing secondary', 'nothing few_ratings', 'all'])
  })

  it('hides a second rate where one could be subtracted back', () => {
    expect(words(decideRows([row(500), row(20), row(60)]))).toEqual(['all', 'counts few_ratings', 'counts secondary'])
  })

  it('two rows of one invitation each are known from their sum: a third joins them', () => {
    const one = row(1, { issued: 1 })

    expect(words(decideRows([row(500), one, one, row(80)]))).toEqual([
      'all',
      'nothing few_ratings',
      'nothing few_ratings',
      'nothing secondary',
    ])
  })

  it('two hidden rates that are both 100 % are known from their sum: a third joins them', () => {
    const perfect = { numerator: 20 }

    expect(words(decideRows([row(500), row(20, perfect), row(20, perfect), row(80)]))).toEqual([
      'all',
      'counts few_ratings',
      'counts few_ratings',
      'counts secondary',
    ])
  })
})

const count = fc.oneof(fc.nat(12), fc.nat(45), fc.integer({ min: 30, max: 3_000 }))
const rows = fc
  .array(
    fc.record({
      counts: fc.tuple(count, count, count),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      one: fc.nat(4),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((drawn) =>
    drawn.map(({ counts, share, one }): TableRow => {
      const [valid = 0, returned = 0, issued = 0] = counts.toSorted((a, b) => a - b)
      // Some rows come from fewer persons than ratings, some are all satisfied.
      const persons = one === 0 ? Math.ceil(valid / 3) : valid
      return { issued, returned, valid, persons, numerator: one === 1 ? valid : Math.round(valid * share), span: 1 }
    }),
  )
  .filter((table) => table.reduce((total, { valid }) => total + valid, 0) >= 30)

const columns = ['issued', 'returned', 'valid'] as const

describe('whatever the table', () => {
  it('no hidden count can be worked out: another table looks the same', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const decisions = decideRows(table)
        const hidden = table.map((_, index) => index).filter((index) => decisions[index]?.shown === 'nothing')
        for (const index of hidden) {
          for (const column of columns) {
            if ((table[index]?.[column] ?? 0) > 0) expect(hasTwin(table, decisions, hidden, index, column)).toBe(true)
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('no hidden rate can be worked out, unless the total is 0 % or 100 %', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const decisions = decideRows(table)
        const hidden = table
          // How many ratings there are is not known either, where nothing is shown.
          .map((one, index) => ({ ...one, valid: decisions[index]?.shown === 'nothing' ? Infinity : one.valid, index }))
          .filter(({ valid, index }) => valid > 0 && decisions[index]?.shown !== 'all')
        const total = table.reduce((sum, { numerator }) => sum + numerator, 0)
        if (total === 0 || total === table.reduce((sum, { valid }) => sum + valid, 0) || hidden.length === 0) return
        const givers = hidden.filter(({ numerator }) => numerator > 0)
        const takers = hidden.filter(({ numerator, valid }) => numerator < valid)
        for (const one of hidden) {
          const canGive = givers.includes(one) && takers.some((other) => other !== one)
          const canTake = takers.includes(one) && givers.some((other) => other !== one)
          expect(canGive || canTake).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('no region that is hidden can be added up from its provinces', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 2, maxLength: 4 }), (regions) => {
        const { regions: decided, provinces } = decidePlaces(
          regions.map((own) => ({ row: togetherOf(own), provinces: own })),
        )
        decided.forEach(({ shown }, index) => {
          const own = regions[index] ?? []
          if (shown === 'all' || togetherOf(own).valid === 0) return
          const covers = own.filter(({ valid }, at) => valid > 0 && provinces[index]?.[at]?.shown !== 'all')
          expect(covers.length).toBeGreaterThan(0)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('what is small is never shown', () => {
    fc.assert(
      fc.property(rows, (table) => {
        decideRows(table).forEach(({ shown }, index) => {
          const { issued = 0, returned = 0, valid = 0, persons = 0 } = table[index] ?? {}
          if (shown !== 'nothing') for (const n of [issued, returned, valid]) expect(n === 0 || n >= 10).toBe(true)
          if (shown === 'all') expect(valid >= 30 && persons >= 20).toBe(true)
        })
      }),
    )
  })
})

function togetherOf(table: readonly TableRow[]): TableRow {
  const sum = (column: 'issued' | 'returned' | 'valid' | 'persons' | 'numerator') =>
    table.reduce((total, one) => total + one[column], 0)
  return {
    issued: sum('issued'),
    returned: sum('returned'),
    valid: sum('valid'),
    persons: sum('persons'),
    numerator: sum('numerator'),
    span: 1,
  }
}

/** Moves persons between two hidden rows: the same sums, the same order of the counts, the same reasons for hiding. */
function hasTwin(
  table: readonly TableRow[],
  decisions: readonly Decision[],
  hidden: readonly number[],
  index: number,
  column: (typeof columns)[number],
): boolean {
  const allHidden = hidden.length === table.filter(({ issued }) => issued > 0).length
  return hidden.some((other) => {
    if (other === index) return false
    for (const move of movesOf(table[index], table[other])) {
      const from = plus(table[index], move, -1)
      const to = plus(table[other], move, 1)
      const looks = looksTheSame(from, decisions[index], allHidden) && looksTheSame(to, decisions[other], allHidden)
      if (move[column] !== 0 && looks) return true
    }
    return false
  })
}

type Counts = Pick<TableRow, 'issued' | 'returned' | 'valid'>

/** By one or two persons; or so far that the one or the other becomes small by this count, where it was by another. */
function* movesOf(one: Counts = nobody, two: Counts = nobody): Generator<Counts> {
  const steps = (column: (typeof columns)[number]) => [0, 1, -1, 2, -2, one[column] - 5, 5 - two[column]]
  for (const valid of steps('valid'))
    for (const returned of steps('returned')) for (const issued of steps('issued')) yield { issued, returned, valid }
}

const nobody: Counts = { issued: 0, returned: 0, valid: 0 }

function plus(counts: Counts = nobody, move: Counts, sign: 1 | -1): Counts {
  return {
    issued: counts.issued + sign * move.issued,
    returned: counts.returned + sign * move.returned,
    valid: counts.valid + sign * move.valid,
  }
}

function looksTheSame(
  { issued, returned, valid }: Counts,
  decision: Decision | undefined,
  allHidden: boolean,
): boolean {
  if (issued < returned || returned < valid || valid < 0) return false
  // Where every row is hidden the reasons say nothing.
  if (allHidden) return true
  switch (decision?.why) {
    case 'few_ratings':
      return [issued, returned, valid].some((n) => n > 0 && n < 10)
    case 'few_persons':
      return valid >= 10
    default:
      return [issued, returned, valid].every((n) => n === 0 || n >= 10)
  }
}
