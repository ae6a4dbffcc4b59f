import type { ChannelId, Instant } from './ids.ts'
import type { ChannelAddress, InboundMessage, OutboundMessage } from './message.ts'

/**
 * What a channel is to the rest of the house. `receive` verifies and decodes in one call, so there is no way to accept
 * an event without checking it; `receive` and `render` are pure; a platform's answer is a value, never a thrown error.
 */
export interface ChannelAdapter<Call = unknown> {
  readonly id: ChannelId
  readonly capabilities: ChannelCapabilities
  /** Where the platform posts, e.g. `/webhooks/zalo`. */
  readonly webhookPath: string
  /** Bytes of a webhook's body; absent = 1 MB. */
  readonly maxRequestBytes?: number
  /** Pure; a promise only where decoding takes one (MIME). */
  receive(request: WebhookRequest): WebhookOutcome | Promise<WebhookOutcome>
  /** The platform's calls for one message, within the declared limits. */
  render(message: OutboundMessage): readonly Call[]
  send(call: Call, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult>
  /** Platforms that name a file by a number: where it can be got right now, or undefined if nowhere. */
  locate?(reference: string, signal: AbortSignal): Promise<string | undefined>
  /** Polling channels: runs until the signal aborts. */
  listen?(accept: AcceptInbound, signal: AbortSignal): Promise<void>
  probe(signal: AbortSignal): Promise<ChannelHealth>
  /** Menu, greeting, webhook: what the platform lets a program set. Again gives the same. */
  setUp?(signal: AbortSignal): Promise<ChannelHealth>
  /** Pure: what an officer may still write to this citizen; absent: anything at any time. */
  staffWindow?(question: StaffWindowQuestion): StaffWindow
  /** Streaming channels: who is listening, by the request's own proof; undefined refuses. */
  identify?(request: WebhookRequest): ChannelAddress | undefined
  /** Streaming channels: makes the proof that `identify` reads, or renews the one that the request carries. */
  welcome?(request: WebhookRequest): VisitorTicket
  /** Streaming channels: whether the page that a browser's request comes from may use the channel; absent: all may. */
  admits?(request: WebhookRequest): boolean
}

export interface StaffWindowQuestion {
  readonly to: ChannelAddress
  readonly lastCitizenAt: Instant
  readonly now: Instant
}

export interface StaffWindow {
  /** Until then the platform takes what an officer writes; absent: for ever, unless `closed`. */
  readonly endsAt?: Instant
  readonly closed: boolean
  /** In Vietnamese, for the officer: what holds now, or what can be done instead. */
  readonly hint?: string
}

export interface VisitorTicket {
  readonly token: string
  readonly visitor: string
}

export interface ChannelCapabilities {
  readonly choices: boolean
  readonly cards: boolean
  readonly images: boolean
  readonly typing: boolean
  readonly receipts: boolean
  /** Characters after NFC. */
  readonly maxTextLength: number
  readonly maxChoices: number
  readonly maxChoiceLabel: number
  /** Hours after the citizen's last message in which we may write; absent = no limit. */
  readonly replyWindowHours?: number
}

/** The request as it arrived: raw bytes, because signatures are over bytes. Header names in lower case. */
export interface WebhookRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly receivedAt: Instant
}

export type WebhookOutcome =
  | {
      readonly kind: 'messages'
      readonly messages: readonly InboundMessage[]
      /**
       * The platform's calls that are due as soon as the messages are stored, such as ending the spinner of a tapped
       * button. Sent once, as well as may be: later they are worth nothing.
       */
      readonly calls?: readonly unknown[]
    }
  /** Answer 200 with this plain text (Meta's GET challenge, Zalo's unsigned `{}` with an empty one). */
  | { readonly kind: 'handshake'; readonly text: string }
  /** Genuine, but nothing for us; counted under `what`. */
  | { readonly kind: 'ignored'; readonly what: string }
  | {
      readonly kind: 'rejected'
      readonly status: 400 | 401 | 403 | 413 | 422
      readonly why: string
      /** For our own front-ends: the field at fault and what is expected. Never set for platforms. */
      readonly field?: string
    }

export type DeliveryResult =
  | { readonly kind: 'delivered'; readonly externalId?: string }
  | { readonly kind: 'retry-later'; readonly afterMs?: number; readonly why: string }
  /** The platform's reply window is over: only the citizen can open it again. */
  | { readonly kind: 'window-closed'; readonly why: string }
  /** This person cannot be reached here. */
  | { readonly kind: 'blocked'; readonly why: string }
  /** Our mistake or our configuration: an operator must look. `plainText`: worth another try without buttons. */
  | { readonly kind: 'refused'; readonly why: string; readonly plainText?: boolean }

export interface ChannelHealth {
  readonly ok: boolean
  readonly detail: string
}

/** Resolves when the messages are stored durably. */
export type AcceptInbound = (messages: readonly InboundMessage[]) => Promise<void>

/**
 * Keeps a channel's rotating token. `rotate` runs `next` for one holder at a time over all instances, and stores what
 * it returns before anyone can use it (Zalo's refresh token is single use: losing the new one means a new consent).
 */
export interface TokenVault {
  read(name: string): Promise<string | undefined>
  rotate(name: string, next: (current: string | undefined) => Promise<string>): Promise<string>
}

/** Wakes the streams of one citizen after something for them was stored. */
export type WakeStream = (address: ChannelAddress) => Promise<void>
