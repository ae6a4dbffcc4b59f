/** One of `GET /snapshots`, as far as the page reads it. */
export interface Snapshot {
  readonly id: string
  readonly month: string
  readonly version: number
  readonly frozenAt: string
  readonly frozenBy: string
  readonly frozenByName?: string
  readonly note?: string | null
  readonly rows: number
  readonly sha256: string
  readonly index: {
    readonly value: number | null
    readonly low: number | null
    readonly high: number | null
    readonly n: number
    readonly persons: number
  }
}
