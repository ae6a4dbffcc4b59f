/**
 * A PostgreSQL pattern for any of the words as whole words, in any case. The cases are spelt out: in a database whose
 * locale knows only ASCII, `~*` takes "BỆNH" and "bệnh" for different words.
 */
export function wordsPattern(words: readonly string[]): string {
  const [first] = words
  // Matches nothing.
  if (first === undefined) return '$.^'
  const any = words.map((word) => [...word.normalize('NFC')].map(eitherCase).join('')).join('|')
  return `(^|[^[:alnum:]])(${any})([^[:alnum:]]|$)`
}

function eitherCase(character: string): string {
  if (/\s/.test(character)) return '[[:space:]]+'
  const lower = character.toLowerCase()
  const upper = character.toUpperCase()
  if (lower !== upper) return `[${lower}${upper}]`
  return /[\p{L}\p{N}]/u.test(character) ? character : `\\${character}`
}
