import type { Instant, StaffId } from '../../core/ids.ts'
import type { StaffRole } from '../../people/contract.ts'
import type { SurveyFilter } from '../contract.ts'
import type { ExportFormat } from './export-format.ts'
import type { RatingRecords } from './rating-records.ts'

/** The ports of the exports. */
export interface ExportStores {
  readonly ratingRecords: RatingRecords
  readonly exports: ExportJobStore
  readonly exportSchedules: ExportScheduleStore
  readonly readTokens: ReadTokenStore
}

export interface ExportJob {
  readonly id: string
  readonly format: ExportFormat
  readonly filter: SurveyFilter
  readonly outside: boolean
  readonly reason: string
  readonly requestedBy: StaffId
  readonly requestedByName?: string
  readonly scheduleId?: string
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  readonly rows: number
  readonly total?: number
  readonly bytes?: number
  readonly sha256?: string
  /** Name in the folder of exports; gone after some days. */
  readonly file?: string
  readonly error?: string
  readonly createdAt: Instant
  readonly endedAt?: Instant
}

export type NewExport = Pick<
  ExportJob,
  'id' | 'format' | 'filter' | 'outside' | 'reason' | 'requestedBy' | 'scheduleId' | 'createdAt'
>

/** Of a worker that may be dead: the job is somebody else's once the lease has ended. */
export interface TakenExport extends ExportJob {
  /** Proof of holding: the lease's end as it was written last. */
  readonly lease: Instant
  /** This try included. */
  readonly attempts: number
}

export interface ExportJobStore {
  add(job: NewExport): Promise<void>
  /** Newest first. */
  list(limit: number): Promise<readonly ExportJob[]>
  find(id: string): Promise<ExportJob | undefined>
  /** The oldest that waits, or that a dead worker left. */
  take(now: Instant, leaseUntil: Instant): Promise<TakenExport | undefined>
  /** The new lease; undefined: it was lost. */
  progress(
    job: { id: string; lease: Instant },
    rows: number,
    total: number,
    leaseUntil: Instant,
  ): Promise<Instant | undefined>
  /** False: the lease was lost, somebody else makes the file. */
  end(job: { id: string; lease: Instant }, end: ExportEnd): Promise<boolean>
  /** Back to the waiting ones: this worker stops. */
  giveBack(job: { id: string; lease: Instant }): Promise<void>
  /** Forgets the files of exports that ended before. Returns their names. */
  dropFiles(endedBefore: Instant): Promise<readonly string[]>
}

export type ExportEnd =
  | {
      readonly state: 'done'
      readonly at: Instant
      readonly rows: number
      readonly bytes: number
      readonly sha256: string
      readonly file: string
    }
  | { readonly state: 'failed'; readonly at: Instant; readonly error: string }

export const cadences = ['daily', 'weekly', 'monthly'] as const
export type Cadence = (typeof cadences)[number]

/** Each period's rows, made by themselves: the day, week or month that has ended. */
export interface ExportSchedule {
  readonly id: string
  readonly format: ExportFormat
  /** The days are those of each period. */
  readonly filter: Omit<SurveyFilter, 'from' | 'to'>
  readonly outside: boolean
  readonly reason: string
  readonly cadence: Cadence
  /** Of Việt Nam. */
  readonly hour: number
  readonly createdBy: StaffId
  readonly createdAt: Instant
  readonly nextAt: Instant
}

export interface ExportScheduleStore {
  add(schedule: ExportSchedule): Promise<void>
  list(): Promise<readonly ExportSchedule[]>
  /** False: there is none. */
  remove(id: string): Promise<boolean>
  due(now: Instant): Promise<readonly ExportSchedule[]>
  /** Moves the next time and queues the job, if there is one, in one step; false: another instance did. */
  advance(schedule: ExportSchedule, nextAt: Instant, job?: NewExport): Promise<boolean>
  /** Is there a published snapshot of the month? */
  frozen(month: string): Promise<boolean>
}

export interface ReadToken {
  readonly id: string
  readonly name: string
  readonly createdBy: StaffId
  readonly createdByName?: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly lastUsedAt?: Instant
  readonly revokedAt?: Instant
}

/** A token in use: who made it, with the rights that this person has now. */
export interface TokenHolder {
  readonly id: string
  readonly name: string
  readonly createdBy: StaffId
  readonly role: StaffRole
}

export interface ReadTokenStore {
  /** Only the hash is kept. */
  add(token: ReadToken & { readonly hash: string }): Promise<void>
  /** Newest first. */
  list(): Promise<readonly ReadToken[]>
  /** False: there is none that still works. */
  revoke(id: string, now: Instant): Promise<boolean>
  /** The token's holder, if it works and the person may still sign in; notes that it was used. */
  use(hash: string, now: Instant): Promise<TokenHolder | undefined>
}
