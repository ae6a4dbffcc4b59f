import type { Colleague } from '../desk-types.ts'

interface Load {
  readonly waiting: number
  readonly oldestWaitSeconds: number
  readonly overdue: number
}

export interface QueueLoad extends Load {
  readonly queue: string
  readonly title?: string
}

export interface OfficerNow {
  readonly id: string
  readonly name: string
  readonly state: Colleague['state']
  readonly open: number
  /** 0: nobody waits for a word of theirs. */
  readonly longestUnansweredSeconds: number
}

export interface Figures {
  readonly period: 'day' | 'week'
  readonly queue: string
  readonly handoffs: number
  readonly firstResponseMedianSeconds?: number | null
  readonly resolutionMedianSeconds?: number | null
  readonly reopened: number
  readonly ratingMean?: number | null
  readonly ratingN: number
}

/** `GET /board`. */
export interface Board {
  readonly now: Load & { readonly byQueue: readonly QueueLoad[] }
  readonly officers: readonly OfficerNow[]
  readonly figures: readonly Figures[]
}
