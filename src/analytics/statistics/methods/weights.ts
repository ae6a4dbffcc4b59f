import { z } from 'zod'
import { expectThat } from '../check.ts'
import { manski } from '../manski.ts'
import { postStratification } from '../post-stratification.ts'
import { raking } from '../raking.ts'
import { responseRates } from '../response-rate.ts'
import { count, label, level, list, number, positive, rowsFrom, share, zOf } from './fields.ts'
import { type Method, method, record } from './method.ts'

const caps = record({ low: number, high: number })

/** From those who answered to those who were asked, and to all. */
export const weightMethods: Readonly<Record<string, Method>> = {
  post_stratification: method(
    { strata: list(record({ population: number, n: count, x: count, code: label })), ...level },
    (input) =>
      postStratification(
        input.strata.map(({ population, n, x }) => ({ population, n, satisfied: x })),
        zOf(input),
      ),
    rowsFrom('strata', {
      population: ['population', 'shares', 'share', 'N', 'population_shares'],
      n: ['n', 'sample', 'total'],
      x: ['x', 'satisfied', 'successes'],
    }),
  ),
  raking: method(
    {
      sample: list(list(count)),
      row_targets: list(number),
      column_targets: list(number),
      satisfied: list(list(number)).optional(),
      rates: list(list(share)).optional(),
      caps: caps.optional(),
      max_deff: positive.optional(),
    },
    (input) =>
      raking({
        sample: input.sample,
        rows: input.row_targets,
        columns: input.column_targets,
        satisfied: input.satisfied ?? satisfiedOf(input),
        caps: input.caps,
        maxDeff: input.max_deff,
      }),
  ),
  manski: method({ r: share, p: share, p_nonresponse: share.optional() }, (input) =>
    manski(input.r, input.p, input.p_nonresponse),
  ),
  response_rate: method(
    { issued: count, returned: count, valid: count, closed: z.optional(count) },
    ({ issued, returned, valid, closed }) => responseRates(issued, returned, valid, closed),
  ),
}

function satisfiedOf({
  sample,
  rates,
}: {
  sample: readonly (readonly number[])[]
  rates?: readonly (readonly number[])[] | undefined
}): readonly (readonly number[])[] | undefined {
  if (rates === undefined) return undefined
  return sample.map((row, i) =>
    row.map((n, j) => {
      const rate = rates[i]?.[j]
      expectThat(rate !== undefined, `rates.${i}.${j}`, 'cần là số từ 0 đến 1')
      return n * rate
    }),
  )
}
