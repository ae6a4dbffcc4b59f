import { graphemesOf, nfc } from '../core/vietnamese.ts'
import type { MediaType } from './media-type.ts'

/** Graphemes: room for a long Vietnamese title. */
const LONGEST = 120
/** Control characters, what separates folders, what systems refuse, and marks that turn the reading direction round. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Co}<>:"/\\|?*\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/**
 * A name to save the file under: `đơn đề nghị.pdf`. It always ends as the file's real type does, so that a picture
 * cannot be called a program.
 */
export function fileName(given: string, { extension }: MediaType): string | undefined {
  const whole = nfc(given).replaceAll(UNFIT, ' ').replaceAll(/\s+/g, ' ').trim()
  const named = whole.toLowerCase().endsWith(`.${extension}`) ? whole.slice(0, -extension.length - 1) : whole
  const stem = graphemesOf(named.replace(/^[. ]+/, ''))
    .slice(0, LONGEST)
    .join('')
    .trim()
  return stem === '' ? undefined : `${stem}.${extension}`
}

/** `Content-Disposition` with a name in any script (RFC 6266 §4, RFC 8187). */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
