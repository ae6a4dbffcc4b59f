import { z } from 'zod'
import { LONGEST_STAFF_TEXT as MAX_TEXT } from '../assist/reply-limits.ts'
import { nfc } from '../core/vietnamese.ts'

/** What an officer typed: NFC, trimmed, and storable. */
export const writtenText = z
  .string('Chưa có nội dung.')
  .transform((text) => nfc(storable(text)).trim())
  .pipe(z.string().max(MAX_TEXT, `Nội dung dài tối đa ${MAX_TEXT} ký tự.`))

export const neededText = writtenText.pipe(z.string().min(1, 'Chưa có nội dung.'))

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8')
}
