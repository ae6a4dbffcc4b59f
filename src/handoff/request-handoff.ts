import type { Content } from '../content/content.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Handoff, HandoffReason } from '../core/handoff.ts'
import { newHandoffId } from '../core/ids.ts'
import { redact } from '../privacy/redact.ts'

const LONGEST_SUMMARY = 200

/** Lower is sooner. */
const priorities: Readonly<Record<HandoffReason, number>> = {
  distress: 0,
  delivery_failed: 1,
  abuse: 2,
  not_understood: 2,
  asked: 3,
  no_article_yet: 3,
  own_record: 3,
  privacy: 4,
}

export function requestHandoff(
  content: Content,
  conversation: Conversation,
  request: { readonly reason: HandoffReason; readonly lastWords: string; readonly now: Date },
): Handoff {
  const { hotline } = content
  const intent = conversation.intent === undefined ? undefined : content.intents.get(conversation.intent)
  const words = intent?.sensitive === true || request.reason === 'distress' ? '' : redact(request.lastWords)
  const summary = [intent?.title, words].filter((part) => part !== undefined && part !== '').join(': ')
  return {
    id: newHandoffId(),
    conversationId: conversation.id,
    reason: request.reason,
    status: 'waiting',
    queue: queueOf(content, intent?.topic),
    priority: priorities[request.reason],
    summary: summary.slice(0, LONGEST_SUMMARY).toWellFormed(),
    openedAt: request.now.toISOString(),
    dueAt: new Date(request.now.getTime() + hotline.answerWithinMinutes * 60_000).toISOString(),
  }
}

/** The same request, now urgent; what it was first about stays in the summary. */
export function raiseToDistress(handoff: Handoff): Handoff {
  return { ...handoff, reason: 'distress', priority: priorities.distress }
}

function queueOf({ hotline }: Content, topic: string | undefined): string {
  const queues = Object.entries(hotline.queues)
  const skilled = queues.find(([, topics]) => topic !== undefined && topics.includes(topic))
  return skilled?.[0] ?? queues[0]?.[0] ?? 'chung'
}
