/** A web address and nothing else: the syllables of its path are no question, and nobody here opens it. */
export function isLinkAlone(text: string): boolean {
  const rest = text.slice(0, LONGEST_TEXT).replaceAll(LINK, ' ')
  return rest.length < text.length && !/[\p{L}\p{N}]/u.test(rest)
}

const LINK = /(?:https?:\/\/|www\.)\S+/giu
/** In characters: longer texts are letters. */
const LONGEST_TEXT = 4_000
