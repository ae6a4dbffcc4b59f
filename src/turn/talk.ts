import { conversationFor, runTurn } from './run-turn.ts'
import type { TurnResult, Understand } from './turn.ts'
import type { Content } from '../content/content.ts'
import type { Conversation, ConversationMode } from '../core/conversation.ts'
import type { Handoff } from '../core/handoff.ts'
import type { Choice, Citation, InboundContent } from '../core/message.ts'

/** The same engine as the channels', with its state in memory: each conversation is another citizen. */
export interface Talk {
  say(line: TalkLine): TalkReply
}

export interface TalkLine {
  readonly conversation: string
  readonly content: InboundContent
  readonly at: Date
  readonly channel: string
}

export interface TalkReply {
  readonly intent: string
  readonly confidence: number
  readonly reply: { readonly text: string; readonly choices: readonly Choice[] }
  readonly sources: readonly { readonly law: string; readonly article: string }[]
  readonly state: 'bot' | 'queued' | 'human' | 'closed'
  readonly escalation: { readonly reason: string; readonly topic: string | null } | null
  readonly survey: 'issued' | 'answered' | null
}

const states: Readonly<Record<ConversationMode, TalkReply['state']>> = {
  bot: 'bot',
  'waiting-for-staff': 'queued',
  'with-staff': 'human',
  rating: 'closed',
  closed: 'closed',
}

export function createTalk(content: Content, understand: Understand): Talk {
  const conversations = new Map<string, TurnResult>()
  let lines = 0
  return {
    say({ conversation: key, content: inbound, at, channel }) {
      const before = conversations.get(key)
      const message = {
        channel,
        externalId: String(++lines),
        from: { channel, account: 'ansinh', user: key },
        sentAt: at.toISOString(),
        content: inbound,
      }
      const choice = conversationFor(before?.conversation, message, at)
      const handoff = before?.handoff
      const waiting = [...conversations.values()].filter((other) => isBefore(other, handoff)).length
      const result = runTurn({
        ...choice,
        message,
        now: at,
        content,
        understand,
        personKey: '',
        waiting,
        ...(handoff === undefined ? {} : { handoff }),
      })
      const open = result.handoff ?? handoff
      const stored = { ...result, conversation: nextVersion(result.conversation) }
      conversations.set(key, open === undefined ? stored : { ...stored, handoff: open })
      return replyOf(content, result)
    },
  }
}

/** Whether this conversation waits, and before the handoff where there is one. */
function isBefore({ conversation, handoff: other }: TurnResult, handoff: Handoff | undefined): boolean {
  if (conversation.mode !== 'waiting-for-staff' || other === undefined) return false
  if (handoff?.status !== 'waiting') return true
  if (other.priority !== handoff.priority) return other.priority < handoff.priority
  return other.openedAt < handoff.openedAt
}

function nextVersion(conversation: Conversation): Conversation {
  return { ...conversation, version: conversation.version + 1 }
}

function replyOf(content: Content, result: TurnResult): TalkReply {
  const { conversation, outbound, handoff } = result
  const understood = result.events.find((event) => event.kind === 'understood')?.detail
  const choices = outbound.flatMap(({ content: said }) =>
    said.kind === 'choices' || said.kind === 'rating-request' ? said.choices : [],
  )
  const topic = conversation.intent === undefined ? undefined : content.intents.get(conversation.intent)?.topic
  return {
    intent: typeof understood?.['intent'] === 'string' ? understood['intent'] : (conversation.intent ?? 'out_of_scope'),
    confidence: typeof understood?.['confidence'] === 'number' ? understood['confidence'] : 1,
    reply: { text: outbound.map(({ content: said }) => said.text).join('\n\n'), choices },
    sources: sourcesOf(outbound.flatMap((message) => message.citations)),
    state: states[conversation.mode],
    escalation: handoff?.status === 'waiting' ? { reason: handoff.reason, topic: topic ?? null } : null,
    survey: surveyOf(result),
  }
}

function surveyOf({ invitation, rating }: TurnResult): TalkReply['survey'] {
  if (invitation !== undefined && invitation.eligibleReason === undefined) return 'issued'
  return rating?.score === undefined ? null : 'answered'
}

function sourcesOf(citations: readonly Citation[]): { law: string; article: string }[] {
  const seen = new Map<string, { law: string; article: string }>()
  for (const { law, article } of citations) seen.set(`${law}|${article}`, { law, article })
  return [...seen.values()]
}
