import { Api } from 'grammy'
import type { TelegramConfig } from './config.ts'

/** grammY declares the signal of a package that older Node needed; at run time it takes Node's own. */
type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>

const SEND_TIMEOUT_S = 10
/** Longer than Telegram holds a poll open. */
const POLL_TIMEOUT_S = 60
/** An answer is a few kilobytes, a full poll some hundred. */
const MAX_RESPONSE_BYTES = 8 * 1_048_576

/** `poll` leaves a request open for as long as Telegram may hold it. No retries here: the outbox decides on those. */
export function createApi({ botToken, apiRoot }: TelegramConfig, use: 'send' | 'poll'): Api {
  return new Api(botToken, {
    apiRoot,
    timeoutSeconds: use === 'send' ? SEND_TIMEOUT_S : POLL_TIMEOUT_S,
    // A redirect would carry a citizen's answer to another host.
    baseFetchConfig: { redirect: 'error', size: MAX_RESPONSE_BYTES },
  })
}

export function grammySignal(signal: AbortSignal): GrammySignal | undefined {
  return isGrammySignal(signal) ? signal : undefined
}

function isGrammySignal(signal: unknown): signal is GrammySignal {
  return signal instanceof AbortSignal
}
