import type { SurveyWords } from '../../content/survey-words.ts'
import type { Dimension, RaterCount, SurveyCell, SurveyFigures, SurveyFilter } from '../contract.ts'
import type { IndexRule } from '../read-filter.ts'
import { addCounts, noCounts } from '../counts.ts'
import { repeatEffect } from './repeat-effect.ts'
import type { Group, Whole } from './table.ts'

/**
 * Persons are counted from the ratings themselves, which takes long for many. Of a large selection only the rows of
 * fewer ratings than this are asked: twenty persons cannot give 400 ratings (three in 90 days at most). The others have
 * the design effect of the whole: a person's ratings lie in several rows, so that it is rather larger than their own.
 */
const SURELY_MANY = 400
const LARGE_SELECTION = 5_000

/** What a rule needs of a row: B and C are made of the factors. */
function measuredFor(rule: IndexRule): 'scores' | 'all' {
  return rule === 'B' || rule === 'C' ? 'all' : 'scores'
}

/**
 * Rows of each dimension alone, in the order of the codes; codes that the list does not know come last. Two passes over
 * the prepared cells and one over the ratings for all of them.
 */
export async function readGroupsOfEach<D extends Dimension>(
  { figures, words }: { readonly figures: SurveyFigures; readonly words: SurveyWords },
  filter: SurveyFilter,
  { by, rule }: { readonly by: readonly D[]; readonly rule: IndexRule },
): Promise<(dimension: D, whole: Whole | undefined) => readonly Group[]> {
  const cells = await figures.breakdowns(filter, by, measuredFor(rule))
  const raters = await readRaters(figures, filter, cells)
  return (dimension, whole) => {
    const counts = new Map((cells.get(dimension) ?? []).map((cell) => [cell.key[dimension] ?? '', cell.counts]))
    const found = new Map((raters.get(dimension) ?? []).map((row) => [row.key[dimension] ?? '', row]))
    const order = codesOf(dimension, words)
    const codes = [...order, ...[...counts.keys()].filter((code) => !order.includes(code)).toSorted()]
    return codes.map((code) => {
      const own = counts.get(code) ?? noCounts
      const who = found.get(code)
      if (who !== undefined) return { code, counts: own, persons: who.persons, deff: repeatEffect(own.valid, who) }
      return { code, counts: own, persons: own.valid === 0 ? 0 : null, deff: whole?.deff ?? 1 }
    })
  }
}

/** Everything of the filter in one; the persons of a large selection are estimated. */
export async function readWhole(
  figures: SurveyFigures,
  filter: SurveyFilter,
  cells: Promise<readonly SurveyCell[]>,
): Promise<Whole> {
  const counts = addCounts((await cells).map((part) => part.counts))
  if (counts.valid <= LARGE_SELECTION) {
    const [raters] = await figures.raters(filter, [])
    return { counts, persons: raters?.persons ?? 0, deff: repeatEffect(counts.valid, raters) }
  }
  const raters = await figures.ratersEstimated(filter)
  const persons = Math.min(counts.valid, raters.persons)
  return { counts, persons, deff: repeatEffect(raters.ratings, raters), personsEstimated: true }
}

async function readRaters(
  figures: SurveyFigures,
  filter: SurveyFilter,
  cells: ReadonlyMap<Dimension, readonly SurveyCell[]>,
): Promise<ReadonlyMap<Dimension, readonly RaterCount[]>> {
  const by = [...cells.keys()]
  const all = Math.max(0, ...[...cells.values()].map(validOf))
  if (all <= LARGE_SELECTION) return figures.ratersOfEach(filter, by)
  const small = await Promise.all(
    by.map(async (dimension): Promise<[Dimension, readonly RaterCount[]]> => {
      const few = (cells.get(dimension) ?? []).filter(({ counts }) => counts.valid > 0 && counts.valid < SURELY_MANY)
      const list = lists[dimension]
      if (few.length === 0 || list === undefined) return [dimension, []]
      const codes = few.map(({ key }) => key[dimension] ?? '')
      return [dimension, await figures.raters({ ...filter, [list]: codes }, [dimension])]
    }),
  )
  return new Map(small)
}

function validOf(cells: readonly SurveyCell[]): number {
  return cells.reduce((total, { counts }) => total + counts.valid, 0)
}

export const lists = {
  province: 'provinces',
  channel: 'channels',
  served_by: 'servedBy',
  respondent_group: 'groups',
  persona: 'personas',
  intent_group: 'intentGroups',
  resolved: 'outcomes',
  instrument: 'instruments',
  mode: 'modes',
  month: undefined,
} as const satisfies Readonly<Record<Dimension, keyof SurveyFilter | undefined>>

function codesOf(dimension: Dimension, words: SurveyWords): readonly string[] {
  switch (dimension) {
    case 'province':
      return words.provinces.map(({ code }) => code)
    case 'month':
    case 'instrument':
      return []
    default:
      return words[dimension].map(({ code }) => code)
  }
}
