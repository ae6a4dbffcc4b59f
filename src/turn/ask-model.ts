import type { Answerer } from '../answering/answerer.ts'
import { vietnamDay } from '../core/clock.ts'
import type { Day } from '../core/ids.ts'
import { textOf } from '../core/message.ts'
import { questionDay } from '../dialogue/question-day.ts'
import type { Composed, TurnInput, TurnResult } from './turn.ts'

export interface ModelQuestion {
  readonly text: string
  readonly day: Day
}

/**
 * The question that the engine did not understand, where a model may be asked for it; undefined for whatever an article,
 * a form, an act or a person takes care of, and for what is certainly none of our business.
 */
export function modelQuestion(input: TurnInput, result: TurnResult): ModelQuestion | undefined {
  if (input.composed !== undefined || input.message.content.kind !== 'text') return undefined
  const missed = result.events.some(({ kind, detail }) => kind === 'misunderstood' && detail['outOfScope'] === false)
  if (!missed) return undefined
  const text = textOf(input.message.content)
  const today = vietnamDay(input.now)
  const { day, underOldLaw } = questionDay(input.understand(text, today).entities, today, text)
  return underOldLaw ? undefined : { text, day }
}

/** The verified answer; undefined where there is none, and the turn goes on without. Never rejects. */
export async function askModel(
  answerer: Answerer,
  question: ModelQuestion,
  signal: AbortSignal,
): Promise<Composed | undefined> {
  const outcome = await answerer.answer(question, signal).catch(() => undefined)
  return outcome?.kind === 'answered' ? { text: outcome.text, citations: outcome.citations } : undefined
}
