import type { Content } from '../content/content.ts'
import type { Conversation } from '../core/conversation.ts'
import type { HandoffReason } from '../core/handoff.ts'
import type { ArticleId, Day, IntentId } from '../core/ids.ts'
import type { IntentMatch } from '../core/intent.ts'
import type { Choice } from '../core/message.ts'

/** What to do next; saying it is the work of `src/turn/carry-out.ts`. */
export type Decision =
  | {
      readonly kind: 'answer'
      readonly intent: IntentId
      readonly article: ArticleId
      readonly section?: string
      /** The words that ask for it, where they are not the whole message. */
      readonly asked?: string
      /** Characters that the reply may have, where something else follows in the same turn. */
      readonly room?: number
      /** The day whose rules are asked about, where it is not today. */
      readonly day?: Day
    }
  /** The topic is understood, but nothing certain can be said about it. */
  | { readonly kind: 'no-article'; readonly intent: IntentId; readonly reason: HandoffReason; readonly asked?: string }
  | { readonly kind: 'clarify'; readonly choices: readonly Choice[] }
  | { readonly kind: 'handoff'; readonly reason: HandoffReason }
  | { readonly kind: 'say'; readonly text: string; readonly offerHuman?: boolean }
  | { readonly kind: 'repeat' }
  /** Which further section of the last answer? The same choices again. */
  | { readonly kind: 'more'; readonly choices: readonly Choice[] }
  | { readonly kind: 'abuse' }
  | { readonly kind: 'misunderstood'; readonly outOfScope: boolean }
  /** The citizen is done: farewell and, where there was a service, the rating. */
  | { readonly kind: 'close'; readonly text: 'thanks' | 'goodbye' }

/** Two misunderstandings in a row are enough: then a person is offered. */
export const MISUNDERSTOOD_LIMIT = 2

export function decideMatch(content: Content, conversation: Conversation, match: IntentMatch): Decision {
  const { answer: certain, clarify: possible } = content.dialogue.thresholds
  if (match.intent === 'out_of_scope') return { kind: 'misunderstood', outOfScope: match.confidence >= certain }
  const intent = content.intents.get(match.intent)
  if (intent === undefined) return { kind: 'misunderstood', outOfScope: false }
  if (match.confidence < possible) return clarifyTopic(content, match) ?? { kind: 'misunderstood', outOfScope: false }
  if (match.confidence < certain) return clarify(content, match) ?? { kind: 'misunderstood', outOfScope: false }
  if ('act' in intent.answer) return decideAct(intent.answer.act, conversation)
  return decideTopic(content, match.intent)
}

export function decideTopic(content: Content, id: IntentId, section?: string): Decision {
  const answer = content.intents.get(id)?.answer
  if (answer === undefined || 'act' in answer) return { kind: 'misunderstood', outOfScope: false }
  if ('handoff' in answer) return { kind: 'no-article', intent: id, reason: answer.handoff }
  return { kind: 'answer', intent: id, article: answer.article, ...(section === undefined ? {} : { section }) }
}

function decideAct(act: string, conversation: Conversation): Decision {
  const served = conversation.context.answered || conversation.context.servedByStaff
  switch (act) {
    case 'human':
      return { kind: 'handoff', reason: 'asked' }
    case 'distress':
      return { kind: 'handoff', reason: 'distress' }
    case 'thanks':
    case 'goodbye':
      return served ? { kind: 'close', text: act } : { kind: 'say', text: act }
    case 'repeat':
      return { kind: 'repeat' }
    case 'abuse':
      return { kind: 'abuse' }
    case 'affirm':
      return affirmed(conversation)
    case 'deny':
      return { kind: 'say', text: 'deny_none' }
    case 'cancel':
      return { kind: 'say', text: 'cancelled' }
    case 'privacy':
      return { kind: 'say', text: 'privacy', offerHuman: true }
    case 'out_of_scope':
      return { kind: 'misunderstood', outOfScope: true }
    default:
      return { kind: 'say', text: act }
  }
}

/** A "yes" answers what was asked last: "would you like to see an officer?", or the sections offered as "xem thêm". */
function affirmed({ context: { choices } }: Conversation): Decision {
  if (choices.some((choice) => choice.value === 'yes:human')) return { kind: 'handoff', reason: 'asked' }
  if (choices.some((choice) => choice.value.startsWith('section:'))) return { kind: 'more', choices }
  return { kind: 'say', text: 'affirm_none' }
}

/** "Thẻ bảo hiểm y tế": no single intent is likely, but one topic is; then its intents are the choices. */
function clarifyTopic(content: Content, match: IntentMatch): Decision | undefined {
  const topic = content.intents.get(match.intent)?.topic
  const akin = [match, ...match.runnersUp].filter(({ intent }) => content.intents.get(intent)?.topic === topic)
  const chance = akin.reduce((sum, { confidence }) => sum + confidence, 0)
  if (chance < content.dialogue.thresholds.clarify) return undefined
  return clarify(content, { ...match, runnersUp: akin.slice(1) })
}

/** Two to four topics in citizens' words; acts are not asked about. */
function clarify(content: Content, match: IntentMatch): Decision | undefined {
  const topics = [match, ...match.runnersUp].flatMap(({ intent: id }) => {
    const intent = content.intents.get(id)
    return intent === undefined || 'act' in intent.answer ? [] : [{ label: intent.title, value: `intent:${id}` }]
  })
  const choices = topics.slice(0, content.dialogue.thresholds.clarifyChoices)
  return choices.length < 2 ? undefined : { kind: 'clarify', choices }
}
