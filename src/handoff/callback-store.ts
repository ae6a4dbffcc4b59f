import type { Callback, CallbackId, CallbackListing, CallbackStatus } from '../core/callback.ts'
import type { Instant } from '../core/ids.ts'

/** Calls owed to citizens. They are made and changed in the commit of what they are about. */
export interface CallbackStore {
  find(id: CallbackId): Promise<Callback | undefined>
  /** By due time. */
  list(statuses: readonly CallbackStatus[], limit: number): Promise<readonly CallbackListing[]>
  /** Deletes tickets that were closed before, number and note with them. Returns how many went. */
  dropClosed(before: Instant): Promise<number>
}
