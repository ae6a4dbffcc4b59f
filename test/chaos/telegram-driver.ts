import { parseObject, stringOf, type Json } from '../../channels/kit/json.ts'
import { startTelegramPlatform, telegramBot, type TelegramPlatform } from '../support/telegram-platform.ts'
import type { ChaosCitizen, ChaosEvent, ChaosPlatform, PlatformOptions } from './driver.ts'
import { startFaultyLine, type LineRequest, type Refusal } from './faulty-line.ts'

const SECRET = 'webhook-secret-of-the-chaos-run'
const TRY_TIMEOUT_MS = 5_000
/** Far from the numbers that the platform gives itself. */
const FIRST_UPDATE = 1_000_000
const FIRST_MESSAGE = 10_000

const REFUSALS: readonly Refusal[] = [
  {
    status: 429,
    body: '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}',
  },
  { status: 500, body: '{"ok":false,"error_code":500,"description":"Internal Server Error"}' },
  { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' },
  { status: 502, body: '{"ok":false,"error_code":502,"description":"Bad Gateway"}' },
]

export async function startTelegramChaos({ programUrl, ...chaos }: PlatformOptions): Promise<ChaosPlatform> {
  const platform = await startTelegramPlatform()
  const line = await startFaultyLine({
    ...chaos,
    target: platform.apiRoot,
    about: addressee,
    isTaken: (_, body) => parseObject(body)?.['ok'] === true,
    refusals: REFUSALS,
  })
  const numbers = { update: FIRST_UPDATE, message: FIRST_MESSAGE }
  const webhook = `${programUrl}/webhooks/telegram`
  return {
    channel: 'telegram',
    settings: {
      TELEGRAM_BOT_TOKEN: telegramBot.token,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      TELEGRAM_API_ROOT: line.url,
    },
    citizen: async (index) => createCitizen({ platform, webhook, numbers }, String(500_000_000 + index)),
    taken: () => line.taken,
    faults: line.faults,
    async stop() {
      await line.stop()
      await platform.stop()
    },
  }
}

function addressee({ path, body }: LineRequest): { user: string; text: string } | undefined {
  if (!path.endsWith('/sendMessage')) return undefined
  const call = parseObject(body)
  const user = call?.['chat_id']
  return user === undefined ? undefined : { user: String(user), text: stringOf(call?.['text']) ?? '' }
}

interface CitizenParts {
  readonly platform: TelegramPlatform
  readonly webhook: string
  readonly numbers: { update: number; message: number }
}

function createCitizen({ platform, webhook, numbers }: CitizenParts, user: string): ChaosCitizen {
  const person = { id: Number(user), is_bot: false, first_name: 'Người Thử' }
  const chat = { id: Number(user), type: 'private', first_name: 'Người Thử' }
  platform.chats.open(user)

  // Posted from here: the platform's own sender numbers each delivery anew and holds a chat's next update back.
  function event(update: Json): ChaosEvent {
    const body = JSON.stringify({ update_id: ++numbers.update, ...update })
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET }
    return {
      deliver: () =>
        fetch(webhook, { method: 'POST', body, headers, signal: AbortSignal.timeout(TRY_TIMEOUT_MS) }).then(
          ({ ok }) => ok,
          () => false,
        ),
    }
  }

  function says(text: string): ChaosEvent {
    const date = Math.floor(Date.now() / 1000)
    return event({ message: { message_id: ++numbers.message, from: person, chat, date, text } })
  }

  return {
    // The account is the bot's number (`channels/telegram/decode-update.ts`).
    address: { channel: 'telegram', account: String(telegramBot.id), user },
    // Times are in seconds: what arrives first was sent first, and Telegram keeps the order of a chat itself.
    gatherMs: 0,
    says,
    taps(label) {
      const message = platform
        .received(user)
        .findLast(({ buttons }) => buttons.flat().some(({ text }) => isIt(text, label)))
      const data = message?.buttons.flat().find(({ text }) => isIt(text, label))?.data
      if (message === undefined || data === undefined) return says(label)
      const keyboard = message.buttons.map((row) => row.map((one) => ({ text: one.text, callback_data: one.data })))
      const shown = { message_id: message.id, chat, text: message.text, reply_markup: { inline_keyboard: keyboard } }
      const query = { id: platform.taps.begin(), from: person, message: shown, chat_instance: '-1', data }
      return event({ callback_query: query })
    },
    got: () => platform.received(user).map(({ text }) => text),
  }
}

function isIt(title: string, label: string): boolean {
  return title === label || title.endsWith(` ⭐ ${label}`)
}
