import type { PhoneFeedback, PhoneReply } from './message-rules.ts'

/** What the citizen's phone shows. */
export interface PhoneMessage {
  readonly mid: string
  readonly text: string
  readonly replies: readonly PhoneReply[]
  readonly feedback?: PhoneFeedback
  /** Under which the page was allowed to send it. */
  readonly tag?: string
  /** Milliseconds since 1970 by the platform's clock. */
  readonly at: number
}

interface Phone {
  readonly messages: PhoneMessage[]
  lastWrote: number | undefined
}

export interface Phones {
  /** The citizen wrote, tapped or opened the chat by a button: that opens the window. */
  wrote(user: string): void
  show(user: string, message: PhoneMessage): void
  messages(user: string): readonly PhoneMessage[]
  knows(user: string): boolean
  /** Milliseconds since the citizen's last word. */
  silence(user: string): number
}

export function createPhones(now: () => number): Phones {
  const phones = new Map<string, Phone>()

  function phoneOf(user: string): Phone {
    const found = phones.get(user)
    if (found !== undefined) return found
    const phone: Phone = { messages: [], lastWrote: undefined }
    phones.set(user, phone)
    return phone
  }

  return {
    wrote(user) {
      phoneOf(user).lastWrote = now()
    },
    show: (user, message) => void phoneOf(user).messages.push(message),
    messages: (user) => phones.get(user)?.messages ?? [],
    knows: (user) => phones.has(user),
    silence(user) {
      const last = phones.get(user)?.lastWrote
      return last === undefined ? Number.POSITIVE_INFINITY : now() - last
    },
  }
}
