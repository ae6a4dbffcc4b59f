import type { InboundContent } from '../core/message.ts'
import type { TranscriptEntry } from '../store/contract.ts'

type Said = TranscriptEntry & { readonly content: Extract<InboundContent, { kind: 'text' }> }

/** The citizen's own words: no taps, files or events. */
export function isSaid(entry: TranscriptEntry): entry is Said {
  return entry.direction === 'in' && entry.content.kind === 'text'
}
