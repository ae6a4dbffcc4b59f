/** Long enough to tell answers apart, shorter than the part that any channel cuts off. */
const HEAD = 60
const TAIL = 40
/** In characters: what is shorter stands in any answer. */
const SHORTEST_PIECE = 20

/** Which of the five factors is asked is drawn anew by whoever answers. */
const FACTOR_QUESTION = /(?<=Anh\/chị hài lòng thế nào với )(?!lần hỗ trợ này)[^?]+(?=\?)/g

/** Blanks and lines may differ between channels; numbers may change (a place in the queue). */
export function plainText(text: string): string {
  const words = text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(FACTOR_QUESTION, '…')
  return words.replaceAll(/\d+/g, '#').trim()
}

export function headOf(text: string): string {
  return plainText(text).slice(0, HEAD)
}

export function tailOf(text: string): string {
  return plainText(text).slice(-TAIL)
}

/** Its sentences, the smallest parts into which a channel cuts a long text. */
export function piecesOf(text: string): readonly string[] {
  return text
    .split(/\n|(?<=[.?!]) /)
    .map(plainText)
    .filter(({ length }) => length >= SHORTEST_PIECE)
}

/** A message's own words, without the numbered choices that a channel may add. */
export function ownWords(text: string): string {
  const words = plainText(text.split(/\n+1\. /)[0] ?? '')
  return words === '' ? plainText(text) : words
}

/** Whether one of the messages of a reply may begin so: each begins a paragraph. */
export function beginsMessage(reply: string, words: string): boolean {
  const paragraphs = reply.split(/\n{2,}/)
  return paragraphs.some((_, index) => plainText(paragraphs.slice(index).join(' ')).startsWith(words))
}
