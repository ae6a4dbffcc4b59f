import type { InvalidReason } from '../../core/rating.ts'
import type { Instant } from '../../core/ids.ts'
import type { Month } from '../months.ts'
import type { FilterQuery, IndexRule } from '../read-filter.ts'
import type { Change } from './change.ts'
import type { FactorRow, FiveFactor } from './factors.ts'
import type { Figure, SmallFunnel } from './figure.ts'
import type { Funnel } from './funnel.ts'
import type { Mix } from './mix.ts'
import type { CommentFigures, ReportAction } from './parts.ts'
import type { PlaceFigures } from './places.ts'
import type { BreakdownDimension } from './read-tables.ts'

/** What `GET /api/analytics/report` answers. Shares are 0 to 1; null = may not be shown. */
export interface Report extends PlaceFigures {
  readonly meta: ReportMeta
  readonly funnel: Funnel
  readonly reasons: Readonly<Record<InvalidReason, number | null>>
  readonly index: IndexFigure
  /** How many gave 1, 2, 3, 4, 5. */
  readonly distribution: readonly (number | null)[]
  readonly previous: { readonly funnel: Funnel; readonly index: Figure; readonly change: Change | null }
  readonly mix: Mix | null
  /** Where the index of everybody who was asked lies, whatever those think who did not answer. */
  readonly bounds: { readonly low: number; readonly high: number } | null
  readonly breakdowns: Readonly<Record<BreakdownDimension, readonly BreakdownRow[]>>
  readonly factors: readonly FactorRow[]
  readonly fiveFactor: FiveFactor
  readonly comments: CommentFigures
  readonly actions: readonly ReportAction[]
  readonly repeat: {
    readonly persons: number | null
    readonly perPerson: number | null
    readonly deff: number | null
    readonly estimated: boolean
  }
}

export interface IndexFigure extends Figure {
  readonly mean: number | null
  readonly top2: number | null
  readonly meanOf5: number | null
  readonly ruleLabel: string
}

export interface BreakdownRow {
  readonly code: string
  readonly label: string
  readonly figure: Figure
  readonly funnel: SmallFunnel
}

export interface ReportMeta {
  readonly computedAt: Instant
  /** Changes up to then are in the figures. */
  readonly asOf: Instant
  readonly codeVersion: string
  readonly filter: FilterQuery['codes']
  readonly months: readonly Month[]
  readonly previousMonths: readonly Month[]
  readonly rule: IndexRule
  readonly weighted: boolean
  /** Weights were asked for and could not be used: why. */
  readonly weightsRefused?: string
  readonly instruments: readonly { readonly version: string; readonly n: number | null }[]
  readonly frozen: readonly { readonly month: Month; readonly version: number }[]
  readonly changedSinceFrozen: readonly Month[]
  /** A month is not over or not frozen. */
  readonly running: boolean
}
