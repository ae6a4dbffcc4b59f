/** `GET /signals`: early warnings of one week. Null: fewer than 10 persons, or hidden for the sake of another row. */
export interface Warnings {
  /** Monday and Sunday. */
  readonly from: string
  readonly to: string
  readonly over: boolean
  readonly signals: readonly Warning[]
}

export interface Warning {
  readonly number: number
  readonly id: string
  readonly title: string
  readonly actor: string
  readonly persons: number
  /** The whole country, or all topics. */
  readonly rate: number | null
  /** Of the persons: whose province is not known; null where that is no question. */
  readonly unknownShare: number | null
  readonly rows: readonly WarningRow[]
}

export interface WarningRow {
  readonly key: string
  readonly name: string
  readonly state: 'alarm' | 'watch' | 'none' | 'few'
  readonly persons: number | null
  readonly hit: number | null
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
  /** How many times the rate of all the others. */
  readonly ratio: number | null
  readonly adjustedP: number | null
  /** The week before was above the others too. */
  readonly before: boolean
}
