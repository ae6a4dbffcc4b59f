import type { Day } from '../core/ids.ts'
import type { IntentMatch, Scored } from '../core/intent.ts'
import { readMessage, weigh } from './classify.ts'
import { isCourtesy, withoutCourtesy } from './courtesy.ts'
import { readEntities } from './entities/read-entities.ts'
import { criesForHelp } from './cry-for-help.ts'
import { findExact } from './exact.ts'
import type { Model } from './model.ts'
import { readQuestions } from './two-questions.ts'
import { VAGUE } from './vague.ts'
import { readViews, type Views } from './views.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface UnderstandContext {
  readonly vocabulary: Vocabulary
  /** For what is said relative to it: "tháng trước", "từ 3/2009 đến nay". */
  readonly today: Day
}

/** What a citizen's text asks for, and the figures, dates and persons in it. Never throws, whatever the text. */
export function understand(text: string, model: Model, context: UnderstandContext): IntentMatch {
  const cut = text.slice(0, LONGEST_TEXT)
  return { ...matchIntent(cut, model, context.vocabulary), entities: readEntities(cut, context.today) }
}

type Reading = Omit<IntentMatch, 'entities'>

function matchIntent(text: string, model: Model, vocabulary: Vocabulary): Reading {
  const views = readViews(text, vocabulary)
  const exact = findExact(text, views, model.exact)
  const message = hasWords(views) ? readMessage(model, text, views, vocabulary) : undefined
  const ranked = message === undefined ? [] : weigh(model, message.evidence)
  const known = exact === undefined ? undefined : model.intents[exact]
  if (criesForHelp(text)) return byRule('act.distress', 0.99, ranked)
  if (known !== undefined && known !== VAGUE) return byRule(known, 0.99, ranked)
  const [best] = ranked
  if (best === undefined || message === undefined) return byRule('out_of_scope', 0.95, [])
  if (isCourtesy(best.intent)) return questionBeside(text, model, vocabulary) ?? byModel(best, ranked)
  const questions = readQuestions(model, message, ranked)
  if (questions === undefined) return byModel(best, ranked)
  const { first, second } = questions
  return { ...byModel(first, ranked, second), also: second }
}

/** Whoever thanks in the same breath still wants an answer: the question wins over the courtesy. */
function questionBeside(text: string, model: Model, vocabulary: Vocabulary): Reading | undefined {
  const rest = withoutCourtesy(text)
  if (rest === undefined) return undefined
  const ranked = weigh(model, readMessage(model, rest, readViews(rest, vocabulary), vocabulary).evidence)
  const [best] = ranked
  if (best === undefined || best.intent.startsWith('act.') || best.intent === 'out_of_scope') return undefined
  return best.confidence < CERTAIN_ENOUGH ? undefined : byModel(best, ranked)
}

const CERTAIN_ENOUGH = 0.5

/** In characters: beyond it a letter holds quotations and signatures, and time would grow without end. */
const LONGEST_TEXT = 4_000
const RUNNERS_UP = 4

/** Figures and emoji alone say nothing about a topic. */
function hasWords(text: Views): boolean {
  return text.folded.some((token) => /^\p{L}/u.test(token))
}

/** The second question of a message goes before what else the first could have meant. */
function byModel(chosen: Scored, ranked: readonly Scored[], second?: Scored): Reading {
  const others = ranked.filter(({ intent }) => intent !== chosen.intent && intent !== second?.intent)
  const next = second === undefined ? [] : [{ intent: second.intent, confidence: second.confidence }]
  const runnersUp = [...next, ...others].slice(0, RUNNERS_UP)
  return { ...chosen, runnersUp, slots: {}, by: 'local' }
}

/** What is left of certainty is shared out among the classifier's other candidates. */
function byRule(intent: string, confidence: number, ranked: readonly Scored[]): Reading {
  const others = ranked.filter((other) => other.intent !== intent).slice(0, RUNNERS_UP)
  const runnersUp = others.map((other) => ({ ...other, confidence: other.confidence * (1 - confidence) }))
  return { intent, confidence, runnersUp, slots: {}, by: 'rule' }
}
