import { GrammyError, HttpError } from 'grammy'
import type { DeliveryResult } from '../../src/core/channel.ts'

/** What a failed call means. `moved`: the group has another number now. `too-rich`: worth a try without buttons. */
export type Verdict =
  | DeliveryResult
  | { readonly kind: 'moved'; readonly chat: string }
  | { readonly kind: 'too-rich'; readonly why: string }

/** More than this Telegram does not ask of a bot; the retry policy decides then. */
const LONGEST_WAIT_S = 3600

/** Nothing of a description is passed on: "can't parse entities" quotes the message. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof HttpError) return { kind: 'retry-later', why: networkReason(error.error) }
  // A body that is JSON, but no answer of the Bot API.
  if (!(error instanceof GrammyError)) return { kind: 'retry-later', why: 'unreadable answer' }
  const code = Number.isInteger(error.error_code) ? error.error_code : 0
  const why = `telegram error ${code}`
  const { retry_after: wait, migrate_to_chat_id: moved } = error.parameters
  if (moved !== undefined) return { kind: 'moved', chat: String(moved) }
  if (wait !== undefined && Number.isFinite(wait)) {
    return { kind: 'retry-later', why, afterMs: Math.min(Math.max(wait, 0), LONGEST_WAIT_S) * 1000 }
  }
  if (code === 400) return badRequest(String(error.description))
  // Blocked by the person, account deleted, never started, thrown out of the group.
  if (code === 403) return { kind: 'blocked', why }
  // 401 and 404: the token is wrong. 409: somebody else polls, which concerns no message.
  if (code === 401 || code === 404) return { kind: 'refused', why: `${why}: the bot token is not accepted` }
  return code === 429 || code === 409 || code >= 500 || code < 400
    ? { kind: 'retry-later', why }
    : { kind: 'refused', why }
}

/** The verdict in words. */
export function reasonOf(error: unknown): string {
  const verdict = verdictOf(error)
  return 'why' in verdict ? verdict.why : verdict.kind
}

/** Telegram tells its 400s apart by words only (texts of tdlib/telegram-bot-api). */
const badRequests: readonly (readonly [RegExp, Verdict['kind'] & ('delivered' | 'blocked' | 'too-rich'), string])[] = [
  // Of a tap: answered too late, or twice. Of a keyboard: gone already. Nothing is left to do.
  [/query is too old|query id is invalid/i, 'delivered', ''],
  [/message is not modified|message to edit not found|message can't be edited/i, 'delivered', ''],
  [/chat not found|user not found|peer_id_invalid|chat_id is empty/i, 'blocked', 'chat not found'],
  [/not enough rights|have no rights|chat_write_forbidden|need administrator rights/i, 'blocked', 'no right to write'],
  [/message thread not found|topic_closed|topic_deleted/i, 'blocked', 'topic closed'],
  [/can't parse|entit/i, 'too-rich', 'formatting refused'],
  [/button|keyboard|reply markup|reply_markup/i, 'too-rich', 'buttons refused'],
]

function badRequest(description: string): Verdict {
  const [, kind, what] = badRequests.find(([words]) => words.test(description)) ?? []
  const why = what === undefined ? 'telegram error 400' : `telegram error 400: ${what}`
  if (kind === 'delivered') return { kind }
  return kind === undefined ? { kind: 'refused', why } : { kind, why }
}

/** A code or the kind of failure, never the message: that holds the address, and the address the token. */
function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return 'network error'
  if (error.name === 'AbortError') return 'aborted'
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[A-Z_]{2,40}$/.test(code)) return code
  if (/timed out/.test(error.message)) return 'timeout'
  return 'type' in error && error.type === 'invalid-json' ? 'unreadable answer' : 'network error'
}
