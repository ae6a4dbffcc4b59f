import { nfc } from '../../src/core/vietnamese.ts'

const NUL = '\u0000'
const LONE_SURROGATE = /\p{Surrogate}/gu

/**
 * A citizen's text in the form in which it is stored: NFC, without NUL and half emoji, both of which PostgreSQL refuses
 * in `jsonb`: one hostile message would otherwise block its lane.
 */
export function cleanText(text: string): string {
  const kept = text.includes(NUL) ? text.replaceAll(NUL, '') : text
  return nfc(kept.replace(LONE_SURROGATE, '\uFFFD'))
}
