import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Lexicon } from '../../../src/understanding/normalise.ts'

/** The lexicon of the house, read without src/content. */
export function readLexicon(): Lexicon {
  const parsed: unknown = parse(
    readFileSync(new URL('../../../intents/lexicon/teencode.yaml', import.meta.url), 'utf8'),
  )
  if (typeof parsed !== 'object' || parsed === null) return new Map()
  return new Map(Object.entries(parsed).map(([key, value]): [string, string] => [key.toLowerCase(), String(value)]))
}
