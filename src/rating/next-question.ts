import type { Instrument } from '../content/instrument.ts'
import type { SurveyState } from '../core/conversation.ts'
import { unreachable, type ChoicesContent } from '../core/message.ts'
import { ratingChoices } from './invite-rating.ts'
import { factorChoices, factorScoreChoices } from './record-rating.ts'

/** Scores up to this one are asked what to improve (survey method §3.1). */
export const MAY_BE_BETTER = 3

/** What is asked after this answer: one scored factor, what to improve after 1 to 3, the comment; three taps at most. */
export function nextStep({ awaiting, asks, score = 0 }: SurveyState): SurveyState['awaiting'] {
  if (awaiting === 'score' && asks !== undefined) return 'factor-score'
  if ((awaiting === 'score' || awaiting === 'factor-score') && score <= MAY_BE_BETTER) return 'factor'
  return 'comment'
}

/** The question of a step, with `before` above it; undefined: nothing is asked. */
export function questionAt(
  instrument: Instrument,
  { awaiting, asks }: SurveyState,
  before: string,
): ChoicesContent | undefined {
  const { wording } = instrument
  const asked = (question: string): { kind: 'choices'; text: string } => {
    return { kind: 'choices', text: [before, question].filter((part) => part !== '').join('\n\n') }
  }
  switch (awaiting) {
    case 'score':
      return { ...asked(wording.overall), choices: ratingChoices(instrument) }
    case 'factor-score': {
      const question = asks === undefined ? '' : wording.factors[asks]
      return { ...asked(question), choices: factorScoreChoices(instrument), lastMayBeTyped: true }
    }
    case 'factor':
      return { ...asked(wording.improve), choices: factorChoices(instrument), lastMayBeTyped: true }
    case 'comment':
      return { ...asked(wording.comment), choices: [{ label: wording.skip, value: 'skip' }] }
    case 'nothing':
      return undefined
    default:
      return unreachable(awaiting)
  }
}
