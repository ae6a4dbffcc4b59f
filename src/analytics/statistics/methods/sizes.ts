import { falseAlarms } from '../false-alarms.ts'
import { marginOfError, sizeForMargin, sizeForPower, slovin } from '../sample-size.ts'
import { count, level, positive, share, zOf } from './fields.ts'
import { type Method, method } from './method.ts'

const deff = positive.optional()

/** How many valid answers, and what a given number can show. */
export const sizeMethods: Readonly<Record<string, Method>> = {
  sample_size_slovin: method({ population: positive, margin: share }, ({ population, margin }) =>
    slovin(population, margin),
  ),
  sample_size_margin: method({ p: share, margin: share, population: positive.optional(), deff, ...level }, (input) =>
    sizeForMargin(input.p, input.margin, { population: input.population, deff: input.deff, z: zOf(input) }),
  ),
  sample_size_power: method(
    { p1: share, p2: share, power: share.optional(), alpha: share.optional(), deff },
    ({ p1, p2, ...options }) => sizeForPower(p1, p2, options),
  ),
  margin_of_error: method({ p: share, n: positive, deff, ...level }, (input) =>
    marginOfError(input.p, input.n, { deff: input.deff, z: zOf(input) }),
  ),
  false_alarms: method({ tests: count, alpha: share }, ({ tests, alpha }) => falseAlarms(tests, alpha)),
}
