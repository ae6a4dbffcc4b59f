import type { CodedTwice } from '../comment-contract.ts'
import { cohenKappa } from '../statistics/cohen-kappa.ts'

export interface TopicAgreement {
  /** Comments coded by rule and by a person. */
  readonly n: number
  readonly kappa: number | null
  /** Survey method §2.11: κ ≥ 0.7 over at least 100 comments; below, shares of topics would say more than we know. */
  readonly publishable: boolean
}

const ENOUGH_KAPPA = 0.7
const ENOUGH_COMMENTS = 100

/** How well the rule and people agree: Cohen's κ over the codes that occur. */
export function topicAgreement(pairs: readonly CodedTwice[]): TopicAgreement {
  const n = pairs.reduce((total, pair) => total + pair.n, 0)
  if (n === 0) return { n, kappa: null, publishable: false }
  const codes = [...new Set(pairs.flatMap(({ rule, person }) => [rule, person]))]
  const table = codes.map((rule) =>
    codes.map((person) => pairs.find((pair) => pair.rule === rule && pair.person === person)?.n ?? 0),
  )
  const { kappa } = cohenKappa(table)
  return { n, kappa, publishable: kappa !== null && kappa >= ENOUGH_KAPPA && n >= ENOUGH_COMMENTS }
}
