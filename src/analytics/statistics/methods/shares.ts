import { agrestiCoull } from '../agresti-coull.ts'
import { benjaminiHochberg, bonferroni } from '../benjamini-hochberg.ts'
import { kitagawa } from '../kitagawa.ts'
import { newcombe } from '../newcombe.ts'
import { oneProportion } from '../one-proportion.ts'
import { twoProportion } from '../two-proportion.ts'
import { wilson } from '../wilson.ts'
import {
  count,
  fromTwoGroups,
  label,
  level,
  list,
  number,
  part,
  positive,
  rowsFrom,
  share,
  sizeOf,
  zOf,
} from './fields.ts'
import { type Method, method, record } from './method.ts'

const two = { x1: count, n1: count, x2: count, n2: count }

/** Shares: intervals, tests, and what changed. */
export const shareMethods: Readonly<Record<string, Method>> = {
  wilson: method({ ...part, ...level }, (input) => {
    const z = zOf(input)
    const { p, x, n } = sizeOf(input)
    return { p, ...wilson(x, n, z), n: input.n ?? n, nEff: n, z }
  }),
  agresti_coull: method({ ...part, ...level }, (input) => {
    const z = zOf(input)
    const { p, x, n } = sizeOf(input)
    return { p, ...agrestiCoull(x, n, z), n: input.n ?? n, nEff: n, z }
  }),
  one_proportion: method({ ...part, target: share, ...level }, (input) => {
    const { x, n } = sizeOf(input)
    return {
      ...oneProportion(x, n, input.target, { z: zOf(input) }),
      n: input.n ?? n,
      nEff: n,
      deff: (input.n ?? n) / n,
    }
  }),
  newcombe: method({ ...two, ...level }, (input) => newcombe(...samplesOf(input), zOf(input)), fromTwoGroups),
  two_proportion: method(
    { ...two, deff: positive.optional(), ...level },
    (input) => twoProportion(...samplesOf(input), { deff: input.deff, z: zOf(input) }),
    fromTwoGroups,
  ),
  benjamini_hochberg: method({ p_values: list(share), alpha: share.optional() }, ({ p_values, alpha }) => ({
    ...benjaminiHochberg(p_values, alpha),
    bonferroni: bonferroni(p_values, alpha),
  })),
  bonferroni: method({ p_values: list(share), alpha: share.optional() }, ({ p_values, alpha }) =>
    bonferroni(p_values, alpha),
  ),
  kitagawa: method(
    { groups: list(record({ size1: number, rate1: share, size2: number, rate2: share, code: label })) },
    ({ groups }) => kitagawa(groups),
    rowsFrom('groups', {
      size1: ['size1', 'share1', 's1', 'n1', 'shares1', 'w1'],
      rate1: ['rate1', 'p1', 'r1', 'rates1'],
      size2: ['size2', 'share2', 's2', 'n2', 'shares2', 'w2'],
      rate2: ['rate2', 'p2', 'r2', 'rates2'],
    }),
  ),
}

function samplesOf({ x1, n1, x2, n2 }: { x1: number; n1: number; x2: number; n2: number }) {
  return [
    { successes: x1, n: n1 },
    { successes: x2, n: n2 },
  ] as const
}
