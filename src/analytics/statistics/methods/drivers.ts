import { z } from 'zod'
import { cohenKappa } from '../cohen-kappa.ts'
import { type Correlations, matrixOfPairs } from '../correlations.ts'
import { johnson } from '../johnson.ts'
import { lmg } from '../lmg.ts'
import { penalties } from '../penalty.ts'
import { count, list, number } from './fields.ts'
import { type Method, method, record } from './method.ts'

const correlations = {
  r_xx: z.union([list(number), list(list(number))], 'cần là ma trận tương quan, hoặc danh sách r12, r13, …, r23, …'),
  r_xy: list(number),
}

/** What goes with dissatisfaction, and whether two coders agree on it. */
export const driverMethods: Readonly<Record<string, Method>> = {
  penalty: method(
    {
      none: record({ n: count, x: count }),
      chips: list(record({ code: z.string('cần là mã của ô chọn'), n: count, x: count })),
    },
    ({ none, chips }) =>
      penalties(
        { n: none.n, satisfied: none.x },
        chips.map(({ code, n, x }) => ({ code, n, satisfied: x })),
      ),
  ),
  lmg: method(correlations, (input) => lmg(correlationsOf(input))),
  johnson: method(correlations, (input) => johnson(correlationsOf(input))),
  cohen_kappa: method({ table: list(list(count)) }, ({ table }) => cohenKappa(table)),
}

function correlationsOf(input: {
  readonly r_xx: readonly number[] | readonly (readonly number[])[]
  readonly r_xy: readonly number[]
}): Correlations {
  const rows = input.r_xx.filter((row) => typeof row !== 'number')
  const pairs = input.r_xx.filter((value) => typeof value === 'number')
  // One factor alone has no pair.
  const factors = rows.length > 0 ? rows : matrixOfPairs(pairs, input.r_xy.length)
  return { factors, overall: input.r_xy }
}
