import { fold, nfc, tokens } from '../../core/vietnamese.ts'

export interface CommentTopic {
  readonly code: string
  readonly label: string
  readonly words: readonly string[]
  /** Phrases that take the words inside them away. */
  readonly unless: readonly string[]
}

/** A code list of the survey (knowledge/survey/topics.yaml); the last topic is the rest. */
export interface CommentTopics {
  readonly version: string
  readonly topics: readonly CommentTopic[]
}

const REST = 'khac'

/** The topic of a comment by rule: the first coder (survey method §2.11). The same text has the same topic each time. */
export function codeComment(text: string, { topics }: CommentTopics): string {
  const written = nfc(text).toLowerCase()
  // Typed without diacritics: compared without them. One mark is enough to read the others as meant.
  const plain = fold(written) === written
  const read = (phrase: string): string => ` ${tokens(plain ? fold(phrase) : nfc(phrase).toLowerCase()).join(' ')} `
  const comment = read(written)
  let best = { code: REST, found: 0 }
  for (const { code, words, unless } of topics) {
    const rest = unless.map(read).toSorted(longerFirst).reduce(without, comment)
    const found = syllablesIn(rest, words.map(read))
    if (found > best.found) best = { code, found }
  }
  return best.code
}

/** How many syllables of the text are the topic's; a phrase inside a longer one is not counted twice. */
function syllablesIn(text: string, phrases: readonly string[]): number {
  let rest = text
  let found = 0
  for (const phrase of phrases.toSorted(longerFirst)) {
    const syllables = phrase.trim().split(' ').length
    for (let next = without(rest, phrase); next !== rest; next = without(rest, phrase)) {
      found += syllables
      rest = next
    }
  }
  return found
}

/** Takes one out, and leaves a gap over which no phrase reaches. */
function without(text: string, phrase: string): string {
  return text.replace(phrase, ' | ')
}

function longerFirst(a: string, b: string): number {
  return b.length - a.length
}
