import { failed, type ApiAnswer } from './answer.ts'
import type { PhoneButton } from './message-rules.ts'

/** What a chat shows of ours. */
export interface ShownMessage {
  readonly id: number
  readonly text: string
  readonly topic: number | undefined
  readonly entities: unknown
  /** Rows; empty after they were taken away. */
  buttons: readonly (readonly PhoneButton[])[]
}

interface Chat {
  readonly messages: ShownMessage[]
  /** A person who stopped the bot, a group that threw it out. */
  refused: string | undefined
  movedTo: number | undefined
}

export interface Chats {
  /** Somebody wrote there: only then a bot may. */
  open(chat: string): void
  refuse(chat: string, description: string | undefined): void
  move(group: string, to: number): void
  /** Undefined: the bot may write there. */
  problem(chat: string): ApiAnswer | undefined
  show(chat: string, message: Omit<ShownMessage, 'id'>): ShownMessage
  messages(chat: string): readonly ShownMessage[]
  readonly shown: number
}

export function createChats(): Chats {
  const chats = new Map<string, Chat>()
  let shown = 0
  /** Telegram counts messages per chat, the citizen's own among them. */
  let lastId = 100

  function chatOf(chat: string): Chat {
    const found = chats.get(chat)
    if (found !== undefined) return found
    const made: Chat = { messages: [], refused: undefined, movedTo: undefined }
    chats.set(chat, made)
    return made
  }

  return {
    open: (chat) => void chatOf(chat),
    refuse(chat, description) {
      chatOf(chat).refused = description
    },
    move(group, to) {
      chatOf(group).movedTo = to
      chatOf(String(to))
    },
    problem(chat) {
      const found = chats.get(chat)
      if (found === undefined) return failed(400, 'Bad Request: chat not found')
      if (found.refused !== undefined) return failed(403, found.refused)
      if (found.movedTo === undefined) return undefined
      const moved = { migrate_to_chat_id: found.movedTo }
      return failed(400, 'Bad Request: group chat was upgraded to a supergroup chat', moved)
    },
    show(chat, message) {
      const made = { ...message, id: (lastId += 1) }
      chatOf(chat).messages.push(made)
      shown += 1
      return made
    },
    messages: (chat) => chats.get(chat)?.messages ?? [],
    get shown() {
      return shown
    },
  }
}
