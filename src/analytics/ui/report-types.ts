/** What `GET /report` answers, as far as the page reads it. Shares are 0..1; what may not be shown is null. */
export interface Figure {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number | null
  readonly tier: 'hidden' | 'indicative' | 'full'
  readonly why?: 'few_ratings' | 'few_persons' | 'secondary'
}

export interface Funnel {
  readonly closed: number | null
  readonly not_eligible: number | null
  readonly send_failed: number | null
  readonly issued: number | null
  readonly returned: number | null
  readonly invalid: number | null
  readonly valid: number | null
  readonly refused: number | null
  readonly return_rate: number | null
  readonly valid_of_returned: number | null
  readonly valid_of_issued: number | null
  readonly issued_of_eligible: number | null
}

export type SmallFunnel = Pick<Funnel, 'issued' | 'returned' | 'valid'>

export type Rule = 'A' | 'B' | 'C' | 'D' | 'E'

export interface ReportMeta {
  readonly computedAt: string
  readonly asOf: string
  readonly codeVersion: string
  readonly months: readonly string[]
  readonly previousMonths: readonly string[]
  readonly rule: Rule
  readonly weighted: boolean
  /** Weights were asked for and could not be used: why. */
  readonly weightsRefused?: string
  readonly instruments: readonly { readonly version: string; readonly n: number | null }[]
  readonly frozen: readonly { readonly month: string; readonly version: number }[]
  /** Frozen months whose ratings changed afterwards. */
  readonly changedSinceFrozen?: readonly string[]
  /** A month is not over or not frozen. */
  readonly running: boolean
}

/** Of shares: a difference of 0.012 is 1.2 points. */
export interface Change {
  readonly points: number
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  readonly significant: boolean
}

export type Against = 'above' | 'below' | 'unclear' | 'hidden'

export interface ProvinceFigure {
  readonly code: string
  readonly name: string
  readonly region: string
  readonly figure: Figure
  readonly funnel: SmallFunnel
  readonly against85: Against
  readonly against90: Against
}

export interface ProvinceSummary {
  readonly shown: number
  readonly atOrAbove85: number
  readonly significantlyAbove85: number
  readonly significantlyBelow85: number
  readonly lowest: number | null
  readonly highest: number | null
}

export interface BreakdownRow {
  readonly code: string
  readonly label: string
  readonly figure: Figure
  readonly funnel: SmallFunnel
}

export type BreakdownName =
  | 'channel'
  | 'served_by'
  | 'intent_group'
  | 'resolved'
  | 'persona'
  | 'respondent_group'
  | 'mode'

export interface FactorRow {
  readonly code: string
  readonly label: string
  readonly chip: string
  readonly asked: number | null
  readonly figure: Figure
  readonly problem: { readonly count: number | null; readonly rate: number | null }
  readonly penaltyPoints: number | null
}

export interface FiveFactor {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly complete: boolean
}

export interface CommentFigures {
  readonly count: number | null
  readonly topics: readonly {
    readonly code: string
    readonly label: string
    readonly n: number | null
    readonly share: number | null
  }[]
  readonly kappa: number | null
  readonly publishable: boolean
}

export interface Action {
  readonly id: string
  readonly title: string
  readonly owner: string
  readonly dueOn: string
  readonly status: 'open' | 'doing' | 'done' | 'dropped'
  readonly result?: string | null
  readonly finding?: string | null
}

export interface Report {
  readonly meta: ReportMeta
  readonly funnel: Funnel
  readonly reasons: Readonly<Record<string, number | null>>
  readonly index: Figure & { readonly mean: number | null; readonly ruleLabel: string }
  readonly distribution: readonly (number | null)[]
  readonly previous: { readonly index: Figure; readonly change: Change | null } | null
  readonly mix: { readonly total: number; readonly mix: number; readonly rate: number } | null
  readonly bounds: { readonly low: number | null; readonly high: number | null } | null
  readonly provinces: readonly ProvinceFigure[]
  /** Ratings whose place is not known: no province's, and part of the whole. */
  readonly provinceUnknown?: { readonly figure: Figure; readonly funnel: SmallFunnel }
  readonly provinceSummary: ProvinceSummary
  readonly regions: readonly { readonly code: string; readonly name: string; readonly figure: Figure }[]
  readonly breakdowns: Readonly<Partial<Record<BreakdownName, readonly BreakdownRow[]>>>
  readonly factors: readonly FactorRow[]
  readonly fiveFactor: FiveFactor | null
  readonly comments: CommentFigures | null
  readonly actions: readonly Action[] | null
}
