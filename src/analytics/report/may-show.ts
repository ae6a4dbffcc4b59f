import type { SurveyWords } from '../../content/survey-words.ts'
import { dimensions, type Dimension, type SurveyFigures, type SurveyFilter } from '../contract.ts'
import { decidePlaces } from '../disclosure/decide-places.ts'
import { decideAlone, decideRows } from '../disclosure/decide-rows.ts'
import { isSafeSelection } from '../disclosure/is-safe-selection.ts'
import type { Decision } from '../disclosure/table-row.ts'
import type { IndexRule } from '../read-filter.ts'
import { placeRows } from './places.ts'
import { lists, readGroupsOfEach } from './read-groups.ts'
import { tableRow, type Group, type Whole } from './table.ts'

/**
 * May anything of the filtered ratings be shown? Not below the thresholds, and not where the same report without one of
 * its filters hides just what this one would add (survey method §2.7): a drill-down must not be subtracted from its
 * parent.
 */
export async function decideTotal(
  asked: { readonly figures: SurveyFigures; readonly words: SurveyWords; readonly filter: SurveyFilter },
  total: Whole,
  rule: IndexRule,
): Promise<Decision> {
  const alone = decideAlone(tableRow(total, rule))
  if (alone.shown !== 'all') return alone
  const safe = await Promise.all(dimensions.map((dimension) => isSafeBeside(asked, dimension, rule)))
  return safe.every(Boolean) ? alone : { shown: 'nothing', why: 'secondary' }
}

async function isSafeBeside(
  { figures, words, filter }: { figures: SurveyFigures; words: SurveyWords; filter: SurveyFilter },
  dimension: Dimension,
  rule: IndexRule,
): Promise<boolean> {
  const list = lists[dimension]
  const chosen = list === undefined ? undefined : filter[list]
  if (list === undefined || chosen === undefined) return true
  const { [list]: _, ...parent } = filter
  const by = [dimension]
  const groupsOf = await readGroupsOfEach(
    { figures, words },
    { ...parent, from: filter.from, to: filter.to },
    { by, rule },
  )
  const groups = groupsOf(dimension, undefined)
  if (dimension === 'province') return placesAreSafe(groups, chosen, words, rule)
  const decisions = decideRows(groups.map((group) => tableRow(group, rule)))
  return isSafeSelection(choices(groups, decisions, (code) => chosen.includes(code)))
}

/** Whole regions are judged as rows of the table of regions, provinces within theirs. */
function placesAreSafe(
  groups: readonly Group[],
  chosen: readonly string[],
  words: SurveyWords,
  rule: IndexRule,
): boolean {
  const regions = placeRows(groups, words, rule)
  const decided = decidePlaces(regions)
  const whole = regions.map(({ groups: own }) => own.every(({ code }) => chosen.includes(code)))
  const areSafe = isSafeSelection(
    regions.map(({ row }, index) => ({
      decision: decided.regions[index] ?? { shown: 'nothing' },
      valid: row.valid,
      chosen: whole[index] === true,
    })),
  )
  return (
    areSafe &&
    regions.every(
      ({ groups: own }, index) =>
        whole[index] === true ||
        isSafeSelection(choices(own, decided.provinces[index] ?? [], (code) => chosen.includes(code))),
    )
  )
}

function choices(groups: readonly Group[], decisions: readonly Decision[], isChosen: (code: string) => boolean) {
  return groups.map(({ code, counts }, index) => ({
    decision: decisions[index] ?? { shown: 'nothing' as const },
    valid: counts.valid,
    chosen: isChosen(code),
  }))
}
