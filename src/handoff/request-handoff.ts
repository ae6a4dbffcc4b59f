import type { Content } from '../content/content.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Handoff, HandoffReason, Mood } from '../core/handoff.ts'
import { MISUNDERSTOOD_LIMIT } from '../dialogue/decide.ts'
import { newHandoffId } from '../core/ids.ts'
import { redact } from '../privacy/redact.ts'
import { afterWorkingMinutes, isDeskOpen } from './working-hours.ts'

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
  const { language } = conversation.context
  const mood = moodOf(conversation, request.reason)
  return {
    id: newHandoffId(),
    conversationId: conversation.id,
    reason: request.reason,
    status: 'waiting',
    queue: queueOf(content, intent?.topic),
    priority: priorityOf(conversation, request.reason),
    summary: summary.slice(0, LONGEST_SUMMARY).toWellFormed(),
    openedAt: request.now.toISOString(),
    dueAt: afterWorkingMinutes(hotline, request.now, hotline.answerWithinMinutes).toISOString(),
    ...(isDeskOpen(hotline, request.now) ? {} : { promised: true }),
    ...(intent === undefined ? {} : { topic: intent.id }),
    ...(mood === undefined ? {} : { mood }),
    ...(language === 'en' ? { language } : {}),
  }
}

/** The same request, now urgent; what it was first about stays in the summary. */
export function raiseToDistress(handoff: Handoff): Handoff {
  return { ...handoff, reason: 'distress', priority: priorities.distress, mood: 'distress' }
}

/** Whom the assistant failed again and again, and the old, come before others of their kind; never before danger. */
function priorityOf({ misunderstood, context }: Conversation, reason: HandoffReason): number {
  const own = priorities[reason]
  if (own <= priorities.delivery_failed) return own
  const failed = misunderstood >= MISUNDERSTOOD_LIMIT ? Math.min(own, priorities.not_understood) : own
  return context.elderly === true ? Math.max(failed - 1, priorities.delivery_failed) : failed
}

function moodOf({ context }: Conversation, reason: HandoffReason): Mood | undefined {
  if (reason === 'distress') return 'distress'
  if (reason === 'abuse' || context.abuses > 0) return 'angry'
  return context.elderly === true ? 'elderly' : undefined
}

function queueOf({ hotline }: Content, topic: string | undefined): string {
  const queues = Object.entries(hotline.queues)
  const skilled = queues.find(([, topics]) => topic !== undefined && topics.includes(topic))
  return skilled?.[0] ?? queues[0]?.[0] ?? 'chung'
}
