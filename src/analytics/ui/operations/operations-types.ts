/** `GET /operations`, by days. */
export interface Operations {
  readonly channels: readonly ChannelOperations[]
  readonly hospital: readonly HospitalRow[]
  /** The whole month that the hospital figures are of. */
  readonly hospitalMonth?: string
  readonly unknownProvinceShare?: number | null
  /** Null: nothing was counted yet. */
  readonly asOf: string | null
}

export interface ChannelOperations {
  readonly channel: string
  readonly label: string
  readonly conversations: number
  /** Wanted something that is ours to answer: what the shares are of. */
  readonly asked: number
  readonly answeredShare: number | null
  readonly medianFirstAnswerSeconds: number | null
  readonly p95FirstAnswerSeconds: number | null
  readonly handoverShare: number | null
  readonly deliveries: number
  readonly deliveryFailures: number
  readonly failureShare: number | null
  readonly hours: readonly ChannelHour[]
}

export interface ChannelHour {
  readonly at: string
  readonly conversations: number
  readonly answered: number
  readonly failures: number
  /** 0..1; null: nobody looked. */
  readonly available: number | null
}

export interface HospitalRow {
  readonly province: string
  readonly name: string
  /** About a hospital. */
  readonly conversations: number | null
  readonly complaints: number | null
  /** Of valid ratings, that name a hospital, good ones included. */
  readonly comments: number | null
  /** Of all conversations of the province in which something was asked. */
  readonly share: number | null
}
