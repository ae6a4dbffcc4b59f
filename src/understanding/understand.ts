import type { IntentMatch, Scored } from '../core/intent.ts'
import { classifyNormalised } from './classify.ts'
import { isCourtesy, withoutCourtesy } from './courtesy.ts'
import { findExact } from './exact.ts'
import type { Model } from './model.ts'
import { normalise, type Lexicon, type NormalisedText } from './normalise.ts'

/** What a citizen's text asks for. Never throws, whatever the text. */
export function understand(text: string, model: Model, { lexicon }: { readonly lexicon: Lexicon }): IntentMatch {
  const cut = text.slice(0, LONGEST_TEXT)
  const normalised = normalise(cut, lexicon)
  const exact = findExact(cut, normalised, model.exact)
  const scored = hasWords(normalised) ? classifyNormalised(model, normalised) : []
  if (exact !== undefined) return byRule(model.intents[exact] ?? 'out_of_scope', 0.99, scored)
  if (scored.length === 0) return byRule('out_of_scope', 0.95, [])
  const [first, ...others] = scored
  if (first === undefined) return byRule('out_of_scope', 0.95, [])
  const asked = isCourtesy(first.intent) ? questionBeside(cut, model, lexicon) : undefined
  if (asked !== undefined) return asked
  return { ...first, runnersUp: others.slice(0, RUNNERS_UP), slots: {}, entities: [], by: 'local' }
}

/** Whoever thanks in the same breath still wants an answer: the question wins over the courtesy. */
function questionBeside(text: string, model: Model, lexicon: Lexicon): IntentMatch | undefined {
  const rest = withoutCourtesy(text)
  if (rest === undefined) return undefined
  const [first, ...others] = classifyNormalised(model, normalise(rest, lexicon))
  if (first === undefined || first.intent.startsWith('act.') || first.intent === 'out_of_scope') return undefined
  if (first.confidence < CERTAIN_ENOUGH) return undefined
  return { ...first, runnersUp: others.slice(0, RUNNERS_UP), slots: {}, entities: [], by: 'local' }
}

const CERTAIN_ENOUGH = 0.5

/** In characters: beyond it a letter holds quotations and signatures, and time would grow without end. */
const LONGEST_TEXT = 4_000
const RUNNERS_UP = 4

/** Figures and emoji alone say nothing about a topic. */
function hasWords(text: NormalisedText): boolean {
  return text.folded.some((token) => /^\p{L}/u.test(token))
}

/** What is left of certainty is shared out among the classifier's other candidates. */
function byRule(intent: string, confidence: number, scored: readonly Scored[]): IntentMatch {
  const others = scored.filter((other) => other.intent !== intent).slice(0, RUNNERS_UP)
  const runnersUp = others.map((other) => ({ ...other, confidence: other.confidence * (1 - confidence) }))
  return { intent, confidence, runnersUp, slots: {}, entities: [], by: 'rule' }
}
