import type { ChannelHealth } from '../core/channel.ts'

/** A platform that does not answer within this time would not send in time either. */
export const ASK_WITHIN_MS = 15_000

/** A channel's own question to its platform, ended when the time is over. Never rejects. */
export async function askChannel(
  ask: (signal: AbortSignal) => Promise<ChannelHealth>,
  withinMs = ASK_WITHIN_MS,
): Promise<ChannelHealth> {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<ChannelHealth>((resolve) => {
    timer = setTimeout(() => {
      stop.abort()
      resolve({ ok: false, detail: 'no answer in time' })
    }, withinMs)
  })
  try {
    return await Promise.race([ask(stop.signal), late])
  } catch {
    // The cause is not shown: an address in it may carry a token.
    return { ok: false, detail: 'the channel itself failed' }
  } finally {
    clearTimeout(timer)
  }
}
