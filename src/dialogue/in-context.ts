import type { Content } from '../content/content.ts'
import type { Conversation } from '../core/conversation.ts'
import type { IntentMatch } from '../core/intent.ts'
import { fold, tokens } from '../core/vietnamese.ts'

interface Read {
  readonly text: string
  readonly match: IntentMatch
  readonly understand: (text: string) => IntentMatch
}

/** In words; longer questions name their topic themselves. */
const LONGEST = 14
/** From here on a question says by itself what it is about. */
const SURE = 0.97

/**
 * A short question after an answer is about the same topic unless it says otherwise: "hồ sơ gồm gì?" after maternity
 * pay asks for the papers of maternity. It is read once more with the topic's words behind it, and that reading counts
 * where it stays in the topic and is certain.
 */
export function inContext(
  content: Content,
  conversation: Conversation,
  { text, match, understand }: Read,
): IntentMatch {
  const together = completed(conversation, { text, match, understand }, content.dialogue.thresholds.answer)
  if (together !== undefined) return together
  const topic = topicOf(content, conversation.context.form?.intent ?? conversation.intent)
  const words = topic === undefined ? undefined : content.dialogue.topicWords[topic]
  if (words === undefined || match.confidence >= SURE || tokens(text).length > LONGEST) return match
  if (isAct(match) && match.confidence >= content.dialogue.thresholds.answer) return match
  if (fold(text).includes(fold(words))) return match
  const { answer } = content.dialogue.thresholds
  if (topicOf(content, match.intent) === topic && match.confidence >= answer) return match
  const within = understand(`${text} ${words}`)
  const stays = topicOf(content, within.intent) === topic && within.confidence >= answer
  // Its entities are the text's own; a second question was not asked.
  return stays ? { ...match, intent: within.intent, confidence: within.confidence, runnersUp: within.runnersUp } : match
}

/** "Công ty phá sản, giờ lãnh được bao lâu", asked back, then "em đóng 5 năm": one question in two messages. */
function completed(
  { context: { unclear } }: Conversation,
  { text, match, understand }: Read,
  answer: number,
): IntentMatch | undefined {
  if (unclear === undefined || match.confidence >= answer) return undefined
  const both = understand(`${unclear}, ${text}`)
  return both.confidence >= answer && !isAct(both) && both.intent !== 'out_of_scope' ? both : undefined
}

function topicOf(content: Content, intent: string | undefined): string | undefined {
  return intent === undefined ? undefined : content.intents.get(intent)?.topic
}

function isAct({ intent }: IntentMatch): boolean {
  return intent.startsWith('act.')
}
