import type { ChannelId, ConversationId, Instant, InviteId, OutboundId, StaffId } from './ids.ts'

/** Where a citizen is reached. Plain JSON: it is stored and crosses processes. */
export interface ChannelAddress {
  readonly channel: ChannelId
  /** Our side: the OA's id, the page's id, the widget's site. */
  readonly account: string
  /**
   * Their side: the platform's id of the person, always a string (ids exceed 2^53). Empty only on its way in, where the
   * platform names nobody but our message (its id is then `thread`) or our invitation: the intake finds the person.
   */
  readonly user: string
  readonly thread?: string
}

export interface TextContent {
  readonly kind: 'text'
  readonly text: string
  /** Of a note between staff: a supervisor's advice to the officer. */
  readonly coaching?: true
}
/** A tap on one of the choices that we offered; `value` is ours, `label` what the citizen saw. */
export interface ChoiceContent {
  readonly kind: 'choice'
  readonly value: string
  readonly label?: string
}
export interface AttachmentContent {
  readonly kind: 'attachment'
  readonly type: 'image' | 'file' | 'audio' | 'video' | 'sticker' | 'location' | 'link' | 'card' | 'other'
  readonly text?: string
  readonly url?: string
  /** Belongs to the message before, and is answered with it: three pictures in one mail are one question. */
  readonly more?: true
}
/** A rating by tap. `invite` is absent where the platform does not carry it back. */
export interface RatingContent {
  readonly kind: 'rating'
  readonly invite?: InviteId
  readonly score: number
  /** What was written or chosen beside the stars, on the platform's own form. */
  readonly comment?: string
  /**
   * Given on a form beside the chat, which opens no reply window: an answer is free so many hours after the citizen's
   * last message. Later thanks would be refused or charged, so none are sent.
   */
  readonly replyWithinHours?: number
}
/** Contact data that the citizen chose to share; never shown back, masked everywhere else. */
export interface ContactContent {
  readonly kind: 'contact'
  readonly phone?: string
  readonly name?: string
}
/** Something happened that is not a message. `staff-takeover`: staff answered in the platform's own console. */
export interface EventContent {
  readonly kind: 'event'
  readonly event: 'follow' | 'unfollow' | 'opened' | 'staff-takeover' | 'data-withdrawn'
  readonly text?: string
}

export type InboundContent =
  | TextContent
  | ChoiceContent
  | AttachmentContent
  | RatingContent
  | ContactContent
  | EventContent

export interface InboundMessage {
  readonly channel: ChannelId
  /** The dedupe key within the channel: the same event delivered twice has the same one. */
  readonly externalId: string
  readonly from: ChannelAddress
  readonly sentAt: Instant
  readonly content: InboundContent
  /** Of an attachment whose bytes came along (e-mail). The intake keeps them and puts their address into the content. */
  readonly file?: InboundFile
}

export interface InboundFile {
  readonly bytes: Uint8Array
  /** As the sender calls it. */
  readonly name?: string
}

export interface Choice {
  readonly label: string
  readonly value: string
}
export interface ChoicesContent {
  readonly kind: 'choices'
  readonly text: string
  readonly choices: readonly Choice[]
  /** The last choice may be left to typing where a channel has room for all but it. */
  readonly lastMayBeTyped?: true
}
export interface RatingRequestContent {
  readonly kind: 'rating-request'
  readonly invite: InviteId
  readonly text: string
  /** Five, best last, values "1" … "5". */
  readonly choices: readonly Choice[]
}
export interface StaffTextContent {
  readonly kind: 'staff-text'
  readonly text: string
  /** Shown before the text where the channel cannot show an author. */
  readonly officer: string
}
/** A line about the conversation itself: "An officer has joined". */
export interface NoticeContent {
  readonly kind: 'notice'
  readonly text: string
}

export type OutboundContent = TextContent | ChoicesContent | RatingRequestContent | StaffTextContent | NoticeContent

/** A document that an answer rests on, as shown to the citizen and reported by `ansinh answer`. */
export interface Citation {
  /** The number exactly as published: `41/2024/QH15`. */
  readonly law: string
  readonly article: string
  readonly clause?: string
}

export interface OutboundMessage {
  readonly id: OutboundId
  readonly conversationId: ConversationId
  readonly to: ChannelAddress
  readonly content: OutboundContent
  readonly citations: readonly Citation[]
  readonly author: 'bot' | StaffId
  readonly replyTo?: string
}

/** The one key under which everything of one citizen on one channel is kept in order. */
export function laneOf(address: ChannelAddress): string {
  const parts = [address.channel, address.account, address.user]
  if (address.thread !== undefined) parts.push(address.thread)
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll('|', '%7C')).join('|')
}

/** What an inbound content says in words; empty where it says nothing. */
export function textOf(content: InboundContent): string {
  switch (content.kind) {
    case 'text':
      return content.text
    case 'choice':
      return content.label ?? content.value
    case 'attachment':
    case 'event':
      return content.text ?? ''
    case 'rating':
      return String(content.score)
    case 'contact':
      return ''
    default:
      return unreachable(content)
  }
}

/** Ends an exhaustive `switch`: a new member of a union fails to compile where it is not handled. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
