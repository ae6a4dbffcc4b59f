import type { Dimension, SurveyFilter } from '../analytics/contract.ts'

export interface Cube<Name extends string> {
  readonly name: Name
  readonly dimensions: readonly Dimension[]
}

/** In every cube: few values, and asked for with any other. */
const always: readonly Dimension[] = ['month', 'instrument', 'mode']

type CellCube = 'place' | 'work' | 'people' | 'place_work' | 'place_people' | 'work_people'

/** A small cube is summed from the cells of a larger one that has all its dimensions. */
export interface PreparedCube extends Cube<CellCube> {
  readonly of?: CellCube
}

const work: readonly Dimension[] = ['channel', 'served_by', 'intent_group']
const people: readonly Dimension[] = ['resolved', 'persona', 'respondent_group']

/**
 * Smallest first: the first that knows a question answers it. Some hundred cells for the page as it opens, some
 * ten thousand a year for a question across; what none knows is counted from the rows.
 */
export const cellCubes: readonly PreparedCube[] = [
  { name: 'place', dimensions: [...always, 'province'], of: 'place_work' },
  { name: 'work', dimensions: [...always, ...work], of: 'place_work' },
  { name: 'people', dimensions: [...always, 'channel', ...people], of: 'place_people' },
  { name: 'work_people', dimensions: [...always, ...work, ...people] },
  { name: 'place_work', dimensions: [...always, 'province', ...work] },
  { name: 'place_people', dimensions: [...always, 'province', 'channel', ...people] },
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
