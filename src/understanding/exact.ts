import { addText, addUnit, fnvStart } from './hash.ts'
import type { ExactIndex } from './model.ts'
import { normalise, type NormalisedText } from './normalise.ts'
import type { Lexicon } from './lexicon.ts'

/** Index of the training lines themselves; a key that two classes share is left to the classifier. */
export function buildExactIndex(
  lines: readonly { readonly text: string; readonly label: number }[],
  lexicon: Lexicon,
): ExactIndex {
  const labels = new Map<string, number>()
  for (const { text, label } of lines) {
    for (const key of keysOf(text, normalise(text, lexicon))) {
      const other = labels.get(key)
      labels.set(key, other === undefined || other === label ? label : SHARED)
    }
  }
  const kept = [...labels].filter(([, label]) => label !== SHARED).map(([key, label]) => ({ ...hash64(key), label }))
  kept.sort((left, right) => left.high - right.high || left.low - right.low)
  return {
    high: Uint32Array.from(kept, ({ high }) => high),
    low: Uint32Array.from(kept, ({ low }) => low),
    classes: Uint16Array.from(kept, ({ label }) => label),
  }
}

/** The class of the training line that says the same, with accents as typed first, then without. */
export function findExact(text: string, normalised: NormalisedText, index: ExactIndex): number | undefined {
  for (const key of keysOf(text, normalised)) {
    const label = look(hash64(key), index)
    if (label !== undefined) return label
  }
  return undefined
}

const SHARED = -1

/** Texts of punctuation only ("...") have no words: they are compared as typed. */
function keysOf(text: string, normalised: NormalisedText): readonly string[] {
  if (normalised.accented.length === 0) return [`raw:${text.trim()}`]
  return [`a:${normalised.accented.join(' ')}`, `f:${normalised.folded.join(' ')}`]
}

interface Hash64 {
  readonly high: number
  readonly low: number
}

function hash64(key: string): Hash64 {
  return { high: addText(fnvStart, key) >>> 0, low: addText(addUnit(fnvStart, 1), `${key.length}${key}`) >>> 0 }
}

function look(hash: Hash64, index: ExactIndex): number | undefined {
  let from = 0
  let to = index.high.length
  while (from < to) {
    const middle = (from + to) >>> 1
    const high = index.high[middle] ?? 0
    if (high < hash.high || (high === hash.high && (index.low[middle] ?? 0) < hash.low)) from = middle + 1
    else to = middle
  }
  return index.high[from] === hash.high && index.low[from] === hash.low ? index.classes[from] : undefined
}
