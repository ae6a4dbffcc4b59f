/** Long enough to tell answers apart, shorter than the part that any channel cuts off. */
const HEAD = 60
const TAIL = 40

/** Blanks and lines may differ between channels; numbers may change (a place in the queue). */
export function plainText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(/\d+/g, '#').trim()
}

export function headOf(text: string): string {
  return plainText(text).slice(0, HEAD)
}

export function tailOf(text: string): string {
  return plainText(text).slice(-TAIL)
}
