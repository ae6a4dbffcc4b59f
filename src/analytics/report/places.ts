import type { SurveyWords } from '../../content/survey-words.ts'
import { decidePlaces } from '../disclosure/decide-places.ts'
import type { Decision, TableRow } from '../disclosure/table-row.ts'
import type { IndexRule } from '../read-filter.ts'
import { addCounts } from '../counts.ts'
import { estimateIndex, type Estimate, type How } from './estimate.ts'
import { figureOf, hiddenFigure, smallFunnel, type Figure, type SmallFunnel } from './figure.ts'
import { tableRow, type Group, type Whole } from './table.ts'
import { againstTargets, type TargetFigure } from './targets.ts'

export interface ProvinceFigure extends TargetFigure {
  readonly code: string
  readonly name: string
  readonly region: string
  readonly figure: Figure
  readonly funnel: SmallFunnel
}

export interface PlaceFigures {
  /** The 34. */
  readonly provinces: readonly ProvinceFigure[]
  /** Chats whose province is not known: with them the provinces add up to the whole. */
  readonly provinceUnknown: { readonly figure: Figure; readonly funnel: SmallFunnel }
  readonly provinceSummary: ProvinceSummary
  readonly regions: readonly { readonly code: string; readonly name: string; readonly figure: Figure }[]
}

export interface ProvinceSummary {
  readonly shown: number
  readonly atOrAbove85: number
  readonly significantlyAbove85: number
  readonly significantlyBelow85: number
  readonly lowest: number | null
  readonly highest: number | null
}

/** A region with its provinces; the last has code '': what is not known. */
export interface Region {
  readonly code: string
  readonly name: string
  readonly whole: Whole
  readonly groups: readonly Group[]
  readonly row: TableRow
  readonly provinces: readonly TableRow[]
}

export function placeFigures(
  groups: readonly Group[],
  words: SurveyWords,
  how: How,
  /** The whole is below the thresholds: then so is every part. */
  hidden: Decision | undefined,
): PlaceFigures {
  const regions = placeRows(groups, words, how.rule)
  const decided = decidePlaces(regions)
  const judge = (whole: Whole, decision: Decision | undefined): Judged => {
    const shown = hidden ?? decision ?? { shown: 'nothing' }
    const estimate = estimateIndex(whole, how)
    const figure = figureOf(estimate, shown, whole.counts, whole.persons)
    return { figure, funnel: smallFunnel(shown, whole.counts), estimate: figure.value === null ? undefined : estimate }
  }
  const places = regions.flatMap((region, r) =>
    region.groups.map((group, p) => {
      return { code: group.code, region: region.code, ...judge(group, decided.provinces[r]?.[p]) }
    }),
  )
  const provinces = provincesOf(
    places.filter(({ code }) => code !== ''),
    words,
  )
  const unknown = places.find(({ code }) => code === '')
  return {
    provinces,
    provinceUnknown: unknown === undefined ? nothingUnknown : { figure: unknown.figure, funnel: unknown.funnel },
    provinceSummary: summaryOf(provinces),
    regions: regions
      .map(({ code, name, whole }, r) => ({ code, name, figure: judge(whole, decided.regions[r]).figure }))
      .filter(({ code }) => code !== ''),
  }
}

interface Judged {
  readonly figure: Figure
  readonly funnel: SmallFunnel
  /** Of what is shown. */
  readonly estimate: Estimate | undefined
}

function provincesOf(
  places: readonly (Judged & { readonly code: string; readonly region: string })[],
  words: SurveyWords,
): readonly ProvinceFigure[] {
  const tested = againstTargets(places.map(({ estimate }) => estimate))
  return places.map(({ code, region, figure, funnel }, index) => {
    const name = words.provinces.find((one) => one.code === code)?.name ?? code
    return { code, name, region, figure, funnel, ...(tested[index] ?? neverTested) }
  })
}

/** Persons of a region: added up over its provinces; somebody who chats from two of them counts twice. */
export function placeRows(groups: readonly Group[], words: SurveyWords, rule: IndexRule): readonly Region[] {
  const regionOf = new Map(words.provinces.map(({ code, region }) => [code, region]))
  return [...words.regions, { code: '', name: '' }].map(({ code, name }) => {
    const own = groups.filter((group) => (regionOf.get(group.code) ?? '') === code)
    const whole = togetherOf(own)
    return {
      code,
      name,
      whole,
      groups: own,
      row: tableRow(whole, rule),
      provinces: own.map((group) => tableRow(group, rule)),
    }
  })
}

function togetherOf(groups: readonly Group[]): Whole {
  const counts = addCounts(groups.map((group) => group.counts))
  const squares = groups.reduce((total, group) => total + group.deff * group.counts.valid, 0)
  return {
    counts,
    persons: groups.reduce<number | null>(
      (total, { persons }) => (total === null || persons === null ? null : total + persons),
      0,
    ),
    deff: counts.valid === 0 ? 1 : squares / counts.valid,
  }
}

const neverTested: TargetFigure = {
  against85: 'hidden',
  against90: 'hidden',
  p85: null,
  p85Adjusted: null,
  p90: null,
  p90Adjusted: null,
}
const nothingUnknown = {
  figure: hiddenFigure('few_ratings'),
  funnel: { issued: 0, returned: 0, valid: 0 },
}

function summaryOf(provinces: readonly ProvinceFigure[]): ProvinceSummary {
  const values = provinces.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value]))
  return {
    shown: values.length,
    atOrAbove85: values.filter((value) => value >= 0.85).length,
    significantlyAbove85: provinces.filter(({ against85 }) => against85 === 'above').length,
    significantlyBelow85: provinces.filter(({ against85 }) => against85 === 'below').length,
    lowest: values.length === 0 ? null : Math.min(...values),
    highest: values.length === 0 ? null : Math.max(...values),
  }
}
