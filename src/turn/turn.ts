import type { Content } from '../content/content.ts'
import type { AskingHistory } from '../rating/eligibility.ts'
import type { Handoff } from '../core/handoff.ts'
import type { SurveyInvitation } from '../core/rating.ts'
import type { Conversation, KnownPlace } from '../core/conversation.ts'
import type { IntentMatch } from '../core/intent.ts'
import type { InboundMessage, OutboundContent, OutboundMessage, Citation } from '../core/message.ts'
import { newOutboundId, type Day } from '../core/ids.ts'
import type { LinkOutcome } from '../links/contract.ts'
import type { ConversationChange, NewTask } from '../store/contract.ts'

/** What a turn needs; everything that could differ between two runs is passed in. */
export interface TurnInput {
  readonly conversation: Conversation
  readonly message: InboundMessage
  readonly now: Date
  readonly content: Content
  readonly understand: Understand
  readonly personKey: string
  readonly conversationKey?: string
  /** How often this person was asked before; loaded where a turn would ask. Absent: everybody is asked. */
  readonly history?: AskingHistory
  /** The one place that a text certainly names. */
  readonly placeIn?: ((text: string) => KnownPlace | undefined) | undefined
  /** The open handoff of a conversation that waits or is with staff. */
  readonly handoff?: Handoff
  /** With a new conversation: the one that it takes the place of. */
  readonly replaces?: Conversation['id']
  /** The invitation that is being answered. */
  readonly invitation?: SurveyInvitation & { readonly issuedAt?: string }
  /** What a language model composed from the articles, verified; the answer where the engine has none. */
  readonly composed?: Composed
  /** The citizen's wish to link two channels, carried out already. */
  readonly link?: LinkOutcome
  /** Handoffs that wait before this citizen's: one less than the place in the queue that they are told. */
  readonly waiting: number
  /** How long first answers took in the last hours, in seconds; absent: too few of them to say. */
  readonly pace?: number
}

export interface Composed {
  readonly text: string
  readonly citations: readonly Citation[]
}

/** What a text asks for, on that day. */
export type Understand = (text: string, today: Day) => IntentMatch

export type TurnResult = ConversationChange

/** A turn's result while it is put together. */
export interface Draft extends ConversationChange {
  readonly outbound: readonly OutboundMessage[]
}

export function draftOf(conversation: Conversation, replaces?: Conversation['id']): Draft {
  const empty = { conversation, outbound: [], events: [], tasks: [] }
  return replaces === undefined ? empty : { ...empty, replaces }
}

export function withConversation(draft: Draft, change: Partial<Conversation>): Draft {
  return { ...draft, conversation: { ...draft.conversation, ...change } }
}

export function withContext(draft: Draft, change: Partial<Conversation['context']>): Draft {
  const { conversation } = draft
  return { ...draft, conversation: { ...conversation, context: { ...conversation.context, ...change } } }
}

export function saying(draft: Draft, content: OutboundContent, citations: readonly Citation[] = []): Draft {
  const { conversation } = draft
  const message: OutboundMessage = {
    id: newOutboundId(),
    conversationId: conversation.id,
    to: conversation.address,
    content,
    citations,
    author: 'bot',
  }
  const choices = content.kind === 'choices' || content.kind === 'rating-request' ? content.choices : []
  return withContext({ ...draft, outbound: [...draft.outbound, message] }, { choices })
}

export function noting(draft: Draft, kind: string, detail: Readonly<Record<string, unknown>>): Draft {
  return { ...draft, events: [...draft.events, { kind, detail }] }
}

export function scheduling(draft: Draft, task: NewTask): Draft {
  return { ...draft, tasks: [...draft.tasks.filter((other) => other.key !== task.key), task] }
}

/** A text of `intents/dialogue.yaml`, with its `{placeholders}` filled. */
export function say(content: Content, key: string, values: Readonly<Record<string, string>> = {}): string {
  const text = content.dialogue.texts[key] ?? ''
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
