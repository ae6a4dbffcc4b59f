import { keep, kept } from './storage.ts'
import { isOutgoing, parseJson, type OutgoingMessage } from './wire.ts'

export interface Unsent extends OutgoingMessage {
  readonly at: string
}

/** Words that wait for the network, over reloads of the page. */
export interface UnsentStore {
  all(): readonly Unsent[]
  add(message: Unsent): void
  /** The server has it, or will never take it. */
  remove(clientId: string): void
}

/** What lay longer was asked in another week: sending it now would surprise. */
const KEPT_FOR_MS = 7 * 24 * 3600 * 1000

export function createUnsentStore(place: 'unsent' | 'unsent.person', now: () => number = Date.now): UnsentStore {
  const all = (): Unsent[] => {
    const read = parseJson(kept(place))
    const messages = Array.isArray(read) ? read.filter(isOutgoing) : []
    return messages.filter(({ at }) => Date.parse(at) > now() - KEPT_FOR_MS)
  }
  // Read anew each time: another tab may have added something.
  const write = (messages: readonly Unsent[]): void =>
    keep(place, messages.length === 0 ? '' : JSON.stringify(messages))
  return {
    all,
    add: (message) => write([...all(), message]),
    remove: (clientId) => write(all().filter((message) => message.clientId !== clientId)),
  }
}
