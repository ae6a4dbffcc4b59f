import type { SentFile } from './assist.ts'
import type { TranscriptEntry } from '../store/contract.ts'

/** What the citizen sent beside words, newest last. */
export function filesIn(transcript: readonly TranscriptEntry[]): SentFile[] {
  return transcript.flatMap(({ id, at, direction, content, media }) => {
    if (direction !== 'in' || content.kind !== 'attachment' || content.type === 'sticker') return []
    const base = { message: id, type: content.type, at }
    if (media === undefined) return [base]
    if ('missing' in media) return [{ ...base, missing: media.missing }]
    return [{ ...base, url: `/media/${media.id}`, ...(media.name === undefined ? {} : { name: media.name }) }]
  })
}
