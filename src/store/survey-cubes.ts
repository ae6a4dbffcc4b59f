import type { Dimension, SurveyFilter } from '../analytics/contract.ts'

export interface Cube<Name extends string> {
  readonly name: Name
  readonly dimensions: readonly Dimension[]
}

/** In every cube: few values, and asked for with any other. */
const always: readonly Dimension[] = ['month', 'instrument', 'mode']

/** Together they hold what a page asks for; a question across both is counted from the rows. */
export const cellCubes: readonly Cube<'service' | 'people'>[] = [
  { name: 'service', dimensions: [...always, 'province', 'channel', 'served_by', 'intent_group'] },
  { name: 'people', dimensions: [...always, 'province', 'channel', 'resolved', 'persona', 'respondent_group'] },
]

export const dayCubes: readonly Cube<'place' | 'service'>[] = [
  { name: 'place', dimensions: ['province', 'channel'] },
  { name: 'service', dimensions: ['channel', 'served_by', 'intent_group'] },
]

const filtered = [
  ['provinces', 'province'],
  ['channels', 'channel'],
  ['servedBy', 'served_by'],
  ['groups', 'respondent_group'],
  ['personas', 'persona'],
  ['intentGroups', 'intent_group'],
  ['outcomes', 'resolved'],
  ['instruments', 'instrument'],
  ['modes', 'mode'],
] as const

/** The cube that knows the filter and the dimensions; undefined: none does. */
export function cubeFor<Name extends string>(
  cubes: readonly Cube<Name>[],
  filter: SurveyFilter,
  by: readonly Dimension[],
): Name | undefined {
  const needed = [...by, ...filtered.flatMap(([list, dimension]) => (filter[list] === undefined ? [] : [dimension]))]
  return cubes.find(({ dimensions }) => needed.every((dimension) => dimensions.includes(dimension)))?.name
}
