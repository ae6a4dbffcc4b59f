/**
 * Identifiers. The prefix makes each kind its own type, so that a handoff's id cannot be passed for a conversation's,
 * and tells a reader of a log line what it names.
 */
export type ConversationId = `c_${string}`
export type MessageId = `m_${string}`
export type OutboundId = `o_${string}`
export type HandoffId = `h_${string}`
export type StaffId = `s_${string}`
export type InviteId = `i_${string}`

/** A channel's folder name: `web`, `zalo` … The core never names one. */
export type ChannelId = string
/** An id of the intent taxonomy, e.g. `pension.eligibility`. */
export type IntentId = string
export type ArticleId = string

/** ISO 8601 with offset, e.g. `2026-11-25T08:00:00.000Z`. */
export type Instant = string
/** A calendar day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export type Day = string

const random = (): string => globalThis.crypto.randomUUID().replaceAll('-', '')

export const newConversationId = (): ConversationId => `c_${random()}`
export const newMessageId = (): MessageId => `m_${random()}`
export const newOutboundId = (): OutboundId => `o_${random()}`
export const newHandoffId = (): HandoffId => `h_${random()}`
export const newStaffId = (): StaffId => `s_${random()}`
export const newInviteId = (): InviteId => `i_${random()}`
