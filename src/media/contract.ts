import type { MediaId } from './media-id.ts'
import type { MessageId } from '../core/ids.ts'

export interface MediaFile {
  readonly id: MediaId
  /** Whose it is: only that citizen and the desk may see it. */
  readonly lane: string
  readonly type: string
  readonly size: number
  readonly name?: string
}

export type MessageMedia =
  | { readonly id: MediaId; readonly type: string; readonly size: number; readonly name?: string }
  | { readonly missing: string }

/** Citizens' files. Their links stand beside the messages: what a citizen sent is never rewritten. */
export interface MediaStore {
  /** Stores the file whole or not at all; with a message that has no file yet, as that message's. */
  keep(file: Omit<MediaFile, 'size'> & { readonly bytes: Uint8Array }, message?: MessageId): Promise<void>
  find(id: MediaId): Promise<MediaFile | undefined>
  /** The bytes in pieces; none for an unknown id. */
  read(id: MediaId): AsyncIterable<Uint8Array>
  /** What a message's attachment became; false if the file is another citizen's, or the message has one already. */
  link(message: MessageId, media: { readonly id: MediaId } | { readonly missing: string }): Promise<boolean>
  /** Uploads that no message named, and files whose messages were erased. Returns how many went. */
  dropUnlinked(olderThanHours: number): Promise<number>
}
