import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Lexicon, Synonyms } from '../../../src/understanding/lexicon.ts'
import { createVocabulary, type Vocabulary } from '../../../src/understanding/vocabulary.ts'

/** The lexicon of the house, read without src/content. */
export function readLexicon(): Lexicon {
  const entries = entriesOf(readYaml('lexicon/teencode.yaml'))
  return new Map(entries.map(([key, value]): [string, string] => [key.toLowerCase(), String(value).toLowerCase()]))
}

/** The synonyms of the house, read without src/content. */
export function readSynonyms(): Synonyms {
  const file = new Map(entriesOf(readYaml('synonyms.yaml')))
  const groups = entriesOf(file.get('synonyms')).map(([key, list]): [string, string[]] => [key, textsOf(list)])
  return { groups: new Map(groups), fillers: textsOf(file.get('fillers')) }
}

export function readVocabulary(): Vocabulary {
  return createVocabulary(readLexicon(), readSynonyms())
}

/** A vocabulary of a few groups, for tests of one rule. */
export function vocabularyOf(
  groups: Readonly<Record<string, readonly string[]>> = {},
  fillers: readonly string[] = [],
): Vocabulary {
  return createVocabulary(new Map(), { groups: new Map(Object.entries(groups)), fillers })
}

function readYaml(name: string): unknown {
  return parse(readFileSync(new URL(`../../../intents/${name}`, import.meta.url), 'utf8'))
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
