import type { SurveyWords } from '../../content/survey-words.ts'
import type { Dimension, RaterCount, SurveyCell, SurveyFigures, SurveyFilter } from '../contract.ts'
import { addCounts, noCounts } from './counts.ts'
import { repeatEffect } from './repeat-effect.ts'
import type { Group, Whole } from './table.ts'

/**
 * Persons are counted from the ratings themselves, which takes long for many. Of a large selection only the rows of
 * fewer ratings than this are asked: twenty persons cannot give 400 ratings (three in 90 days at most). The others have
 * the design effect of the whole: a person's ratings lie in several rows, so that it is rather larger than their own.
 */
const SURELY_MANY = 400
const LARGE_SELECTION = 20_000

/** Rows of one dimension in the order of the codes; codes that the list does not know come last. */
export async function readGroups(
  figures: SurveyFigures,
  filter: SurveyFilter,
  dimension: Dimension,
  words: SurveyWords,
): Promise<(whole: Whole | undefined) => readonly Group[]> {
  const cells = await figures.cells(filter, [dimension])
  const raters = await readRaters(figures, filter, dimension, cells)
  const counts = new Map(cells.map((cell) => [cell.key[dimension] ?? '', cell.counts]))
  const found = new Map(raters.map((row) => [row.key[dimension] ?? '', row]))
  const order = codesOf(dimension, words)
  const codes = [...order, ...[...counts.keys()].filter((code) => !order.includes(code)).toSorted()]
  return (whole) =>
    codes.map((code) => {
      const own = counts.get(code) ?? noCounts
      const who = found.get(code)
      if (who !== undefined) return { code, counts: own, persons: who.persons, deff: repeatEffect(own.valid, who) }
      return { code, counts: own, persons: own.valid === 0 ? 0 : null, deff: whole?.deff ?? 1 }
    })
}

/** Everything of the filter in one. */
export async function readWhole(
  figures: SurveyFigures,
  filter: SurveyFilter,
  cells: Promise<readonly SurveyCell[]>,
): Promise<Whole> {
  const [parts, [raters]] = await Promise.all([cells, figures.raters(filter, [])])
  const counts = addCounts(parts.map((part) => part.counts))
  return { counts, persons: raters?.persons ?? 0, deff: repeatEffect(counts.valid, raters) }
}

async function readRaters(
  figures: SurveyFigures,
  filter: SurveyFilter,
  dimension: Dimension,
  cells: readonly SurveyCell[],
): Promise<readonly RaterCount[]> {
  const all = cells.reduce((total, { counts }) => total + counts.valid, 0)
  if (all <= LARGE_SELECTION) return figures.raters(filter, [dimension])
  const few = cells.filter(({ counts }) => counts.valid > 0 && counts.valid < SURELY_MANY)
  const list = lists[dimension]
  if (few.length === 0 || list === undefined) return []
  return figures.raters({ ...filter, [list]: few.map(({ key }) => key[dimension] ?? '') }, [dimension])
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
