import { normalise, type NormalisedText } from './normalise.ts'
import type { Lexicon, Synonyms } from './lexicon.ts'

/** One syllable deeper with each step; `concept` where a phrase ends, '' for a filler. */
interface Branch {
  concept?: string
  readonly next: Map<string, Branch>
}

/** Phrases by their syllables as written, and, from two syllables on, without accents ("để" is not "đẻ"). */
export interface PhraseTree {
  readonly accented: Branch
  readonly folded: Branch
}

export function buildPhraseTree(lexicon: Lexicon, { groups, fillers }: Synonyms): PhraseTree {
  const tree = { accented: createBranch(), folded: createBranch() }
  const add = (phrase: string, concept: string): void => {
    const { accented, folded } = normalise(phrase, lexicon)
    plant(tree.accented, accented, concept)
    if (folded.length > 1) plant(tree.folded, folded, concept)
  }
  for (const [canonical, phrases] of groups) {
    const concept = `#${normalise(canonical, lexicon).folded.join('_')}`
    for (const phrase of [canonical, ...phrases]) add(phrase, concept)
  }
  for (const filler of fillers) add(filler, FILLER)
  return tree
}

const FILLER = ''

function createBranch(): Branch {
  return { next: new Map() }
}

/** The first meaning of a phrase stays. */
function plant(root: Branch, syllables: readonly string[], concept: string): void {
  let branch = root
  for (const syllable of syllables) {
    const next = branch.next.get(syllable) ?? createBranch()
    branch.next.set(syllable, next)
    branch = next
  }
  branch.concept ??= concept
}

/**
 * The message with its synonyms made one, its fillers left out and its figures in words masked: "tui lãnh hưu hai chục
 * năm" → "#toi #luong_huu <num>".
 */
export function readConcepts({ accented, folded }: NormalisedText, tree: PhraseTree): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < folded.length;) {
    const written = longest(tree.accented, accented, at)
    const plain = longest(tree.folded, folded, at)
    const phrase = written.end >= plain.end ? written : plain
    const figureEnd = phrase.end > at ? at : endOfFigure(accented, folded, at)
    if (phrase.end > at) {
      if (phrase.concept !== FILLER) found.push(phrase.concept)
    } else if (figureEnd > at) {
      if (found.at(-1) !== FIGURE) found.push(FIGURE)
    } else found.push(folded[at] ?? '')
    at = Math.max(phrase.end, figureEnd, at + 1)
  }
  return found
}

interface Found {
  readonly concept: string
  /** Index after the phrase's last syllable; the start where nothing fits. */
  readonly end: number
}

function longest(root: Branch, syllables: readonly string[], start: number): Found {
  let branch: Branch | undefined = root
  let found: Found = { concept: FILLER, end: start }
  for (let at = start; at < syllables.length; at++) {
    branch = branch.next.get(syllables[at] ?? '')
    if (branch === undefined) break
    if (branch.concept !== undefined) found = { concept: branch.concept, end: at + 1 }
  }
  return found
}

const FIGURE = '<num>'
const numbers = new Set('một hai ba bốn năm sáu bảy tám chín mười mươi chục trăm lăm tư mốt nhăm rưỡi <num>'.split(' '))
const foldedNumbers = new Set(
  'mot hai ba bon nam sau bay tam chin muoi chuc tram lam tu mot nham ruoi <num>'.split(' '),
)
/** Words of their own as often as numbers: "năm" is a year, "ba" a father, "một" an article, "tư" private. */
const doubtful = new Set(['năm', 'ba', 'một', 'tư'])

/** Figures in words; without accents only from two on ("hai ba"), since most of them are other words too. */
function endOfFigure(accented: readonly string[], folded: readonly string[], start: number): number {
  let end = start
  while (numbers.has(accented[end] ?? '')) end++
  let foldedEnd = start
  while (foldedNumbers.has(folded[foldedEnd] ?? '')) foldedEnd++
  if (foldedEnd - start >= 2) return foldedEnd
  return end - start >= 2 || !doubtful.has(accented[start] ?? '') ? end : start
}
