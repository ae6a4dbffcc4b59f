import { z } from 'zod'
import { bootstrap } from '../bootstrap.ts'
import { expectInnerShare, expectThat } from '../check.ts'
import { clustered } from '../clustered.ts'
import { kish, repeatRaters } from '../design-effect.ts'
import { count, isObject, list, number, positive, share } from './fields.ts'
import { type Method, method } from './method.ts'
import { jackknife } from '../jackknife.ts'

const shape = {
  persons: list(list(number)),
  measure: z.enum(['mean', 'top2'], 'cần là "mean" hoặc "top2"').optional(),
  confidence: share.optional(),
}

/** Several answers of one person, and unequal weights. */
export const personMethods: Readonly<Record<string, Method>> = {
  clustered_se: method(shape, (input) => clustered(scoresOf(input), confidenceOf(input)), fromLongRows),
  jackknife: method(shape, (input) => jackknife(scoresOf(input), confidenceOf(input)), fromLongRows),
  bootstrap: method(
    { ...shape, replicates: count.optional(), seed: z.int('cần là số nguyên').optional() },
    (input) =>
      bootstrap(scoresOf(input), {
        confidence: confidenceOf(input),
        replicates: input.replicates,
        seed: input.seed,
      }),
    fromLongRows,
  ),
  deff_repeat: method({ n: positive, m: number, rho: share }, ({ n, m, rho }) => repeatRaters(n, m, rho)),
  kish: method({ weights: list(number), counts: list(number).optional() }, ({ weights, counts }) => {
    if (counts !== undefined)
      expectThat(counts.length === weights.length, 'counts', `cần có ${weights.length} số như weights`)
    return kish(weights.map((weight, index) => ({ weight, n: counts === undefined ? 1 : (counts[index] ?? 0) })))
  }),
}

interface Input {
  readonly persons: readonly (readonly number[])[]
  readonly measure?: 'mean' | 'top2' | undefined
  readonly confidence?: number | undefined
}

/** "top2": answers 1–5 become 1 for 4 and 5, else 0. */
function scoresOf({ persons, measure }: Input): Input['persons'] {
  if (measure !== 'top2') return persons
  return persons.map((answers) => answers.map((answer) => (answer >= 4 ? 1 : 0)))
}

function confidenceOf({ confidence = 0.95 }: Input): number {
  expectInnerShare(confidence, 'confidence')
  return confidence
}

/** {"values": [1, 0, …], "person": ["a", "a", …]}: one line an answer. */
function fromLongRows(given: unknown): unknown {
  if (!isObject(given) || !Array.isArray(given['values'])) return given
  const key = ['person', 'cluster', 'person_ids', 'ids', 'clusters'].find((name) => Array.isArray(given[name]))
  if (key === undefined) return given
  const { values, [key]: owners, ...rest } = given
  if (!Array.isArray(values) || !Array.isArray(owners)) return given
  expectThat(values.length === owners.length, key, `cần có ${values.length} phần tử như values`)
  const byPerson = new Map<string, unknown[]>()
  values.forEach((value: unknown, index) => {
    const owner = String(owners[index])
    byPerson.set(owner, [...(byPerson.get(owner) ?? []), value])
  })
  return { ...rest, persons: [...byPerson.values()] }
}
