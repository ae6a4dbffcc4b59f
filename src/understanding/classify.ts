import type { Scored } from '../core/intent.ts'
import { OUTRIGHT, readClauses, type Clause } from './clauses.ts'
import { combine, softmax } from './combine.ts'
import { addEvidence, gatherEvidence, type Evidence, type Witnesses } from './evidence.ts'
import type { Model } from './model.ts'
import { VAGUE } from './vague.ts'
import { readViews, type Views } from './views.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A message and its clauses that ask outright, each with what speaks for every class. */
export interface ReadMessage {
  readonly evidence: Evidence
  readonly clauses: readonly (Clause & { readonly evidence: Evidence })[]
}

/** Best classes first, at most eight; confidences are calibrated probabilities and sum to at most 1. */
export function classify(model: Model, text: string, vocabulary: Vocabulary): readonly Scored[] {
  return weigh(model, readMessage(model, text, readViews(text, vocabulary), vocabulary).evidence)
}

/**
 * A long message is read twice: as a whole, and by its clauses that ask, so that the story does not drown the question
 * (+3 points on letters of 35 to 90 words).
 */
export function readMessage(model: Witnesses, text: string, views: Views, vocabulary: Vocabulary): ReadMessage {
  const whole = gatherEvidence(model, views)
  if (views.folded.length < FEWEST_WORDS) return { evidence: whole, clauses: [] }
  const asking = readClauses(text).filter((clause) => clause.asking >= OUTRIGHT)
  const isLong = views.folded.length >= LONG
  if (asking.length === 0 || (!isLong && asking.length < 2)) return { evidence: whole, clauses: [] }
  const clauses = asking.map((clause) => ({
    ...clause,
    evidence: gatherEvidence(model, readViews(clause.text, vocabulary)),
  }))
  if (!isLong) return { evidence: whole, clauses }
  const total = clauses.reduce((sum, clause) => sum + clause.asking, 0)
  const shares = clauses.map(({ asking: weight, evidence }) => ({ evidence, share: (CLAUSES_SHARE * weight) / total }))
  return { evidence: addEvidence([{ evidence: whole, share: 1 - CLAUSES_SHARE }, ...shares]), clauses }
}

/** In words: two questions do not fit into less; and a message up to the second figure has no story. */
const FEWEST_WORDS = 8
const LONG = 18
/** What the asking clauses together weigh against the whole; cross-checked on letters of another hand. */
const CLAUSES_SHARE = 0.3

/** What the evidence comes to, best classes first, at most eight. */
export function weigh(model: Model, evidence: Evidence): readonly Scored[] {
  const chances = shareVagueness(model, softmax(combine(evidence, model.combination)))
  return best(chances).map((label) => ({ intent: model.intents[label] ?? '', confidence: chances[label] ?? 0 }))
}

/**
 * Where the message names no question, half of that chance goes to what it could be about, levelled: enough to ask
 * "pension: how much, or from when?", never enough to answer.
 */
function shareVagueness({ intents }: Model, chances: Float64Array): Float64Array {
  const vague = intents.indexOf(VAGUE)
  if (vague < 0) return chances
  const share = (chances[vague] ?? 0) * ABOUT_SOMETHING
  chances[vague] = 0
  if (share < NEGLIGIBLE) return chances
  const levelled = chances.map((chance) => chance ** LEVELLING)
  const total = levelled.reduce((sum, value) => sum + value, 0)
  return total === 0 ? chances : chances.map((chance, label) => chance + (share * (levelled[label] ?? 0)) / total)
}

const ABOUT_SOMETHING = 0.6
const LEVELLING = 0.7
const NEGLIGIBLE = 0.001

const KEPT = 8

function best(chances: Float64Array): number[] {
  const found: number[] = []
  for (let label = 0; label < chances.length; label++) {
    const chance = chances[label] ?? 0
    if (found.length === KEPT && chance <= (chances[found[KEPT - 1] ?? 0] ?? 0)) continue
    let at = Math.min(found.length, KEPT - 1)
    while (at > 0 && (chances[found[at - 1] ?? 0] ?? 0) < chance) at--
    found.splice(at, 0, label)
    if (found.length > KEPT) found.pop()
  }
  return found
}
