import type { PhoneButton } from './message-rules.ts'
import type { PlatformClock } from './platform-clock.ts'

/** What the citizen's phone shows. */
export interface PhoneMessage {
  readonly msgId: string
  readonly text: string
  readonly buttons: readonly PhoneButton[]
  /** Of a ZBS template, its id. */
  readonly template?: string
  /** Milliseconds since 1970 by the platform's clock. */
  readonly at: number
}

interface Phone {
  readonly messages: PhoneMessage[]
  lastInteraction: number | undefined
  /** When the first message still without an answer was written, by the real clock. */
  waitingSince: number | undefined
}

export interface Phones {
  /** The citizen did something that opens the reply window. */
  interacted(user: string): void
  show(user: string, message: PhoneMessage): void
  messages(user: string): readonly PhoneMessage[]
  users(): readonly string[]
  /** 0, −232 (no interaction yet) or −230 (none for 7 days). */
  windowCode(user: string): number
  /** Whether an answer costs nothing: 48 h after the last interaction. */
  isFree(user: string): boolean
  /** From a citizen's message to the next answer, in ms. */
  readonly answerTimes: readonly number[]
  /** Starts a new measurement. */
  forgetTimes(): void
  readonly shown: number
}

const FREE_MS = 48 * 3_600_000
const OPEN_MS = 7 * 86_400_000

export function createPhones(clock: PlatformClock): Phones {
  const phones = new Map<string, Phone>()
  const answerTimes: number[] = []
  let shown = 0

  function phoneOf(user: string): Phone {
    const found = phones.get(user)
    if (found !== undefined) return found
    const phone: Phone = { messages: [], lastInteraction: undefined, waitingSince: undefined }
    phones.set(user, phone)
    return phone
  }

  return {
    answerTimes,
    get shown() {
      return shown
    },
    forgetTimes() {
      answerTimes.length = 0
    },
    interacted(user) {
      const phone = phoneOf(user)
      phone.lastInteraction = clock.now()
      phone.waitingSince ??= performance.now()
    },
    show(user, message) {
      const phone = phoneOf(user)
      phone.messages.push(message)
      shown += 1
      if (phone.waitingSince === undefined) return
      answerTimes.push(performance.now() - phone.waitingSince)
      phone.waitingSince = undefined
    },
    messages: (user) => phones.get(user)?.messages ?? [],
    users: () => [...phones.keys()],
    windowCode(user) {
      const last = phones.get(user)?.lastInteraction
      if (last === undefined) return -232
      return clock.now() - last > OPEN_MS ? -230 : 0
    },
    isFree(user) {
      const last = phones.get(user)?.lastInteraction
      return last !== undefined && clock.now() - last <= FREE_MS
    },
  }
}
