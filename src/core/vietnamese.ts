const MARKS = /[\u0300-\u036f]/g

/** Canonical composition: the form in which all text is stored and compared. */
export function nfc(text: string): string {
  return text.normalize('NFC')
}

/** Without accents, in lower case: `Hưởng` → `huong`. A second view of a text, never the only one. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'd')
    .toLowerCase()
    .normalize('NFC')
}

const TOKEN = /[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*/gu

/** Words (Vietnamese syllables) and numbers, in order. */
export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? []
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** What a person would count as characters: an emoji with its skin tone is one. */
export function graphemesOf(text: string): string[] {
  return Array.from(graphemes.segment(text), (part) => part.segment)
}

/** Where the grapheme that holds this position begins. */
export function graphemeStart(text: string, position: number): number {
  return graphemes.segment(text).containing(position)?.index ?? text.length
}
