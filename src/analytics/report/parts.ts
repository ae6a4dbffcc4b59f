import type { Clock } from '../../core/clock.ts'
import type { Instant } from '../../core/ids.ts'
import type { SurveyWords } from '../../content/survey-words.ts'
import type { SurveyFigures, SurveyFilter } from '../contract.ts'
import type { Month } from '../months.ts'

/** What the report is made of. What others keep (comments, actions, frozen months) is left out where it is absent. */
export interface ReportParts {
  readonly figures: SurveyFigures
  readonly words: SurveyWords
  readonly clock: Clock
  readonly codeVersion: string
  readonly comments?: (filter: SurveyFilter) => Promise<CommentFigures>
  readonly actions?: () => Promise<readonly ReportAction[]>
  readonly frozen?: (months: readonly Month[]) => Promise<FrozenMonths>
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

export interface ReportAction {
  readonly id: string
  readonly title: string
  readonly owner: string
  readonly dueOn: string
  readonly status: 'open' | 'doing' | 'done' | 'dropped'
  readonly result: string
  readonly finding: string
  readonly createdAt: Instant
  readonly changedAt: Instant
}

export interface FrozenMonths {
  readonly frozen: readonly { readonly month: Month; readonly version: number }[]
  /** Frozen months whose ratings changed afterwards. */
  readonly changedSinceFrozen: readonly Month[]
}
