import { figuresOf, holds, impliedBy, type Figures } from './figures.ts'
import { MOST_CHARACTERS, MOST_SENTENCES } from './limits.ts'
import { unknownNames } from './names.ts'
import type { Sentence } from './read-reply.ts'
import { withoutLinks } from './references.ts'
import { hasMarks, hasUnbackedClaim, hasVagueAmount, isInstruction, isPlain, overlaps } from './wording.ts'
import { phraseLine } from '../words.ts'

export type Fault =
  | 'empty'
  | 'too_long'
  | 'too_many_sentences'
  | 'no_such_passage'
  | 'not_plain'
  | 'not_vietnamese'
  | 'instruction'
  | 'figure'
  | 'name'
  | 'claim'
  | 'no_overlap'

/**
 * The first fault of a model's sentences, or undefined: then every figure, date, law, phone, link and place in them
 * occurs in the passage that the sentence names, and its words are mostly that passage's. It trusts neither prompt nor
 * model. It cannot see a true figure in a wrong relation ("15 tuổi" beside "15 năm" it sees, two ages exchanged it does
 * not); where in doubt it refuses, and the citizen gets the article or a person.
 */
export function verify(
  sentences: readonly Sentence[],
  passages: readonly { readonly text: string }[],
): Fault | undefined {
  if (sentences.length === 0 || sentences.some(({ text }) => text.trim() === '')) return 'empty'
  if (sentences.length > MOST_SENTENCES) return 'too_many_sentences'
  if (sentences.map(({ text }) => text).join(' ').length > MOST_CHARACTERS) return 'too_long'
  // Sentences packed in one item would each hide behind the other's overlap.
  const parts = sentences.flatMap(({ text, passage }) => sentencesIn(text).map((part) => ({ text: part, passage })))
  if (parts.length > MOST_SENTENCES) return 'too_many_sentences'
  const read = new Map<number, Read>()
  for (const { text, passage } of parts) {
    const found = passages[passage - 1]
    if (found === undefined) return 'no_such_passage'
    const known = read.get(passage) ?? readPassage(found.text)
    read.set(passage, known)
    const fault = faultOf(text, known)
    if (fault !== undefined) return fault
  }
  return undefined
}

interface Read {
  readonly line: string
  readonly figures: Figures
  readonly names: ReadonlySet<string>
}

function readPassage(text: string): Read {
  const figures = figuresOf(text)
  return { line: phraseLine(text), figures, names: impliedBy(figures) }
}

function faultOf(sentence: string, { line, figures, names }: Read): Fault | undefined {
  const stated = figuresOf(sentence)
  const links = [...stated.names].filter((name) => name.startsWith('link '))
  if (links.some((link) => !names.has(link))) return 'figure'
  // Known links hold characters that no other text may.
  const prose = withoutLinks(sentence)
  if (!isPlain(prose)) return 'not_plain'
  if (!hasMarks(prose)) return 'not_vietnamese'
  if (isInstruction(sentence)) return 'instruction'
  if ([...stated.names].some((name) => !names.has(name))) return 'figure'
  if (stated.quantities.some((quantity) => !holds(figures.quantities, quantity))) return 'figure'
  if (unknownNames(prose, line)) return 'name'
  if (hasUnbackedClaim(prose, line)) return 'claim'
  if (hasVagueAmount(stated.rest, line)) return 'figure'
  return overlaps(stated, line) ? undefined : 'no_overlap'
}

function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
}
