import type { SnippetPart } from './contract.ts'
import { fold, tokens } from '../core/vietnamese.ts'

export interface SearchWords {
  readonly words: readonly string[]
  readonly phrases: readonly (readonly string[])[]
}

/** More narrow nothing further and only cost time. */
const MOST_WORDS = 16
const QUOTED = /["“”]([^"“”]*)["“”]/g

/** What an officer types: all words in one message, words in quotes side by side; accents and case do not count. */
export function searchWords(typed: string): SearchWords {
  const phrases = Array.from(typed.matchAll(QUOTED), ([, inside = '']) => wordsIn(inside).slice(0, MOST_WORDS))
  const loose = wordsIn(typed.replaceAll(QUOTED, ' '))
  return {
    words: [...new Set([...loose, ...phrases.filter(({ length }) => length === 1).flat()])].slice(0, MOST_WORDS),
    phrases: phrases.filter(({ length }) => length > 1).slice(0, MOST_WORDS),
  }
}

/** As the database cuts a message into words. */
function wordsIn(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? []
}

/** In characters: two lines of a list. */
const LONGEST = 160
const BEFORE_THE_HIT = 40

/** The part of an already masked text around the first hit, with the hits told apart. */
export function snippetOf(text: string, { words, phrases }: SearchWords): SnippetPart[] {
  const wanted = new Set([...words, ...phrases.flat()])
  const parts = splitHits(text.replaceAll(/\s+/g, ' ').trim(), wanted)
  return shorten(parts)
}

function splitHits(text: string, wanted: ReadonlySet<string>): SnippetPart[] {
  const parts: SnippetPart[] = []
  let at = 0
  for (const token of tokens(text)) {
    const start = text.indexOf(token, at)
    if (!wordsIn(token).some((word) => wanted.has(word))) continue
    if (start > at) parts.push({ text: text.slice(at, start), hit: false })
    parts.push({ text: token, hit: true })
    at = start + token.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false })
  return parts
}

function shorten(parts: readonly SnippetPart[]): SnippetPart[] {
  const [first, ...rest] = parts
  if (first === undefined) return []
  const tooFar = !first.hit && rest.length > 0 && first.text.length > BEFORE_THE_HIT
  const cut = tooFar ? first.text.slice(first.text.indexOf(' ', first.text.length - BEFORE_THE_HIT) + 1) : first.text
  const shown: SnippetPart[] = [{ text: tooFar ? `…${cut}` : cut, hit: first.hit }]
  let room = LONGEST - cut.length
  for (const part of rest) {
    if (room <= 0) break
    shown.push(part)
    room -= part.text.length
  }
  return room >= 0 ? shown : endAt(shown, room)
}

/** The last part loses what is too much. */
function endAt(shown: SnippetPart[], room: number): SnippetPart[] {
  const last = shown.at(-1)
  if (last === undefined || last.hit) return shown
  const kept = last.text
    .slice(0, Math.max(0, last.text.length + room))
    .toWellFormed()
    .trimEnd()
  return [...shown.slice(0, -1), { text: `${kept}…`, hit: false }]
}
