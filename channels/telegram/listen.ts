import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from 'grammy'
import type { AcceptInbound } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { Bot } from './addressed.ts'
import { grammySignal } from './api.ts'
import { commands } from './commands.ts'
import { decodeUpdate, updateKinds, type DecodedUpdate } from './decode-update.ts'
import type { TelegramClient } from './client.ts'
import { verdictOf } from './verdict.ts'

export interface ListenParts {
  /** With a timeout longer than a poll. */
  readonly api: Api
  readonly client: Pick<TelegramClient, 'send'>
  readonly bot: Bot
  readonly clock: Clock
  /** Without a webhook updates are asked for. */
  readonly polls: boolean
  readonly onName: (username: string) => void
}

/** Seconds that Telegram holds a poll open while there is nothing. */
const POLL_S = 25
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/**
 * Learns our name, which groups mention us by, and sets the menu of commands; then polls, if there is no webhook.
 * Never rejects: what fails is tried again until the signal aborts.
 */
export async function listenToTelegram(parts: ListenParts, accept: AcceptInbound, signal: AbortSignal): Promise<void> {
  await untilDone(() => introduce(parts, signal), signal)
  let offset: number | undefined
  while (parts.polls && !signal.aborted) {
    await untilDone(async () => {
      offset = await poll(parts, offset, accept, signal)
    }, signal)
  }
}

async function introduce({ api, onName }: ListenParts, signal: AbortSignal): Promise<void> {
  const { username } = await api.getMe(grammySignal(signal))
  onName(username)
  await api.setMyCommands(commands, {}, grammySignal(signal))
}

/**
 * One poll. The next one's offset tells Telegram that this one's updates are done with, so it is moved on only after
 * they were stored; what is fetched twice is recognised by its number.
 */
async function poll(parts: ListenParts, offset: number | undefined, accept: AcceptInbound, signal: AbortSignal) {
  const { api, bot, clock } = parts
  const wanted = { timeout: POLL_S, allowed_updates: [...updateKinds], ...(offset === undefined ? {} : { offset }) }
  const updates = await api.getUpdates(wanted, grammySignal(signal))
  const at = clock.now().toISOString()
  const decoded = updates.map((update) => decodeUpdate(update, bot, at)).filter((one) => one.kind === 'messages')
  await accept(decoded.flatMap(({ messages }) => messages))
  // Behind the next poll: a courtesy must not hold up messages.
  void sayThanks(parts, decoded, signal)
  const last = updates.at(-1)?.update_id
  return last === undefined ? offset : last + 1
}

async function sayThanks({ client }: ListenParts, decoded: readonly DecodedUpdate[], signal: AbortSignal) {
  for (const { messages, calls = [] } of decoded) {
    const [message] = messages
    if (message === undefined) continue
    // `send` answers with a value, whatever happens: a spinner that stays is no fault worth a retry.
    for (const call of calls) await client.send(call, message.from, signal)
  }
}

/** A webhook that is set (409), another program that polls, a broken network: waits longer each time. */
async function untilDone(run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await run()
    } catch (error) {
      const verdict = verdictOf(error)
      const asked = verdict.kind === 'retry-later' ? (verdict.afterMs ?? 0) : 0
      // Aborted while waiting: the loop ends by itself.
      await sleep(Math.max(wait, asked), undefined, { signal }).catch(() => undefined)
    }
  }
}
