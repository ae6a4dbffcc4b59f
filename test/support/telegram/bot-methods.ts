import { idOf, numberOf, objectsOf, stringOf, type Json } from '../../../channels/kit/json.ts'
import { failed, good, type ApiAnswer } from './answer.ts'
import type { Chats } from './chats.ts'
import { checkMessage } from './message-rules.ts'
import { commandsProblem, descriptionProblem } from './set-up-rules.ts'
import type { Taps } from './taps.ts'

export interface ApiRules {
  /** Messages that a bot may send in one second (bots FAQ: about 30); undefined = any. */
  perSecond: number | undefined
}

export interface BotParts {
  readonly botId: number
  readonly username: string
  readonly chats: Chats
  readonly taps: Taps
  readonly rules: ApiRules
  /** By id: the path below `/file/bot<token>/`. */
  readonly files: ReadonlyMap<string, string>
}

export interface BotMethods {
  call(method: string, body: Json): ApiAnswer | undefined
  /** The menu that was set. */
  readonly commands: readonly Json[]
  readonly descriptions: ReadonlyMap<string, string>
}

export function createBotMethods(parts: BotParts): BotMethods {
  const { botId, username, chats, taps, files } = parts
  const limiter = createLimiter(parts.rules)
  const me = { id: botId, is_bot: true, first_name: 'An Sinh', username }
  let menu: readonly Json[] = []
  const descriptions = new Map<string, string>()

  function sendMessage(body: Json): ApiAnswer {
    if (limiter.isOver()) return failed(429, 'Too Many Requests: retry after 1', { retry_after: 1 })
    const chat = idOf(body['chat_id'])
    if (chat === undefined) return failed(400, 'Bad Request: chat_id is empty')
    const problem = chats.problem(chat)
    if (problem !== undefined) return problem
    const checked = checkMessage(body)
    if (checked.kind === 'bad') return checked.answer
    const topic = numberOf(body['message_thread_id'])
    const { text, buttons } = checked
    const { id } = chats.show(chat, { text, buttons, topic, entities: body['entities'] })
    return good({ message_id: id, from: me, chat: { id: Number(chat) }, date: nowInSeconds(), text })
  }

  function removeButtons(body: Json): ApiAnswer {
    const id = numberOf(body['message_id'])
    const message = chats.messages(idOf(body['chat_id']) ?? '').find((one) => one.id === id)
    if (message === undefined) return failed(400, 'Bad Request: message to edit not found')
    if (message.buttons.length === 0) return failed(400, 'Bad Request: message is not modified')
    message.buttons = []
    return good(true)
  }

  function getFile(body: Json): ApiAnswer {
    const id = idOf(body['file_id']) ?? ''
    const path = files.get(id)
    if (path === undefined) return failed(400, 'Bad Request: wrong file_id or the file is temporarily unavailable')
    if (path === '') return failed(400, 'Bad Request: file is too big')
    return good({ file_id: id, file_unique_id: id, file_path: path })
  }

  return {
    descriptions,
    get commands() {
      return menu
    },
    call(method, body) {
      switch (method) {
        case 'getMe':
          return good(me)
        case 'sendMessage':
          return sendMessage(body)
        case 'editMessageReplyMarkup':
          return removeButtons(body)
        case 'answerCallbackQuery':
          return taps.answer(stringOf(body['callback_query_id']) ?? '', stringOf(body['text']))
        case 'getFile':
          return getFile(body)
        case 'setMyCommands':
          return setCommands(body)
        case 'setMyDescription':
        case 'setMyShortDescription':
          return describe(method, body)
        default:
          return undefined
      }
    },
  }

  function describe(method: string, body: Json): ApiAnswer {
    const problem = descriptionProblem(method, body)
    if (problem !== undefined) return failed(400, `Bad Request: ${problem}`)
    descriptions.set(method, stringOf(body['description'] ?? body['short_description']) ?? '')
    return good(true)
  }

  function setCommands(body: Json): ApiAnswer {
    const problem = commandsProblem(body)
    if (problem !== undefined) return failed(400, `Bad Request: ${problem}`)
    menu = objectsOf(body['commands'])
    return good(true)
  }
}

export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000)
}

function createLimiter(rules: ApiRules) {
  let sent: number[] = []
  return {
    isOver(): boolean {
      if (rules.perSecond === undefined) return false
      const now = performance.now()
      sent = sent.filter((at) => now - at < 1000)
      if (sent.length >= rules.perSecond) return true
      sent.push(now)
      return false
    },
  }
}
