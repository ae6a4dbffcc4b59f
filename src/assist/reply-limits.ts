import type { ChannelAdapter } from '../core/channel.ts'
import type { Instant } from '../core/ids.ts'
import type { ChannelAddress } from '../core/message.ts'

/** What an officer's message may be at most, on any channel. */
export const LONGEST_STAFF_TEXT = 2_000

export interface ReplyLimits {
  /** Characters that stay one message on the channel. */
  readonly maxLength: number
  readonly windowEndsAt?: Instant
  readonly closed: boolean
  readonly hint?: string
}

export interface ReplyQuestion {
  readonly to: ChannelAddress
  readonly lastCitizenAt: Instant
  readonly now: Instant
  /** The officer's name stands before the text. */
  readonly officer: string
  /** An operator has turned the channel off for now. */
  readonly off?: { readonly why?: string } | undefined
  /** What the platform said to the last message that did not arrive, if none arrived since. */
  readonly failure?: string | undefined
}

/** How much an officer can write here, until when, and what to do where nothing gets through. */
export function replyLimits(channel: ChannelAdapter | undefined, question: ReplyQuestion): ReplyLimits {
  const { to, lastCitizenAt, now, officer, off, failure } = question
  if (channel === undefined) {
    const hint = 'Kênh này hiện không được kết nối: tin không gửi được. Có thể gọi điện nếu công dân đã hẹn gọi lại.'
    return { maxLength: LONGEST_STAFF_TEXT, closed: true, hint }
  }
  const { maxTextLength, replyWindowHours } = channel.capabilities
  const maxLength = Math.max(1, Math.min(LONGEST_STAFF_TEXT, maxTextLength - officer.length - ': '.length))
  const window = channel.staffWindow?.({ to, lastCitizenAt, now }) ?? declared(lastCitizenAt, now, replyWindowHours)
  const hints = [offHint(off), window.hint, failureHint(failure)].filter((hint) => hint !== undefined)
  return {
    maxLength,
    ...(window.endsAt === undefined ? {} : { windowEndsAt: window.endsAt }),
    closed: window.closed,
    ...(hints.length === 0 ? {} : { hint: hints.join(' ') }),
  }
}

/** Of a channel that says no more than how long its window is. */
function declared(lastCitizenAt: Instant, now: Instant, hours: number | undefined) {
  if (hours === undefined) return { closed: false }
  const endsAt = new Date(Date.parse(lastCitizenAt) + hours * 3_600_000).toISOString()
  if (now <= endsAt) return { endsAt, closed: false }
  const hint = 'Đã hết thời hạn trả lời của kênh này. Có thể gọi điện, hoặc chờ công dân nhắn lại.'
  return { endsAt, closed: true, hint }
}

function offHint(off: ReplyQuestion['off']): string | undefined {
  if (off === undefined) return undefined
  return `Kênh đang tạm tắt${off.why === undefined ? '' : ` (${off.why})`}: tin được giữ lại và gửi khi kênh mở lại.`
}

function failureHint(failure: string | undefined): string | undefined {
  return failure === undefined ? undefined : `Tin gần nhất không gửi được: ${failure}.`
}
