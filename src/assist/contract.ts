import type { ConversationId, Day, HandoffId, Instant, IntentId, StaffId } from '../core/ids.ts'
import type { ChannelAddress, Citation, InboundContent, OutboundContent } from '../core/message.ts'

export type CannedId = `a_${string}`

export interface CannedAnswer {
  readonly id: string
  /** What an officer types for it; unique within the team's and within one's own. */
  readonly shortcut: string
  readonly title: string
  readonly text: string
  readonly scope: 'team' | 'mine'
}

export interface StoredCanned extends CannedAnswer {
  readonly id: CannedId
  /** Of one's own. */
  readonly owner?: StaffId
}

export type CannedOutcome = 'stored' | 'taken' | 'gone'

export interface CannedStore {
  /** The team's and this officer's own. */
  list(staff: StaffId): Promise<readonly StoredCanned[]>
  find(id: CannedId): Promise<StoredCanned | undefined>
  /** `taken`: the shortcut is another answer's of the same scope. */
  add(answer: StoredCanned, at: Instant): Promise<CannedOutcome>
  change(answer: StoredCanned, at: Instant): Promise<CannedOutcome>
  remove(id: CannedId): Promise<boolean>
}

export interface ConversationQuery {
  /** All of them in one message; folded, letters a–z and digits. */
  readonly words: readonly string[]
  /** Words side by side. */
  readonly phrases: readonly (readonly string[])[]
  /** Conversations of the citizen with this key, or of the one in this conversation, on linked channels too. */
  readonly person?: string | undefined
  readonly sameAs?: ConversationId | undefined
  readonly tag?: string | undefined
  /** Vietnam days, both inclusive, on which something was said. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly officer?: StaffId | undefined
  readonly channel?: string | undefined
  /** The last one of the page before. */
  readonly after?: ConversationPlace | undefined
  readonly limit: number
}

/** Conversations are found newest first, by when they were opened: that never changes under a reader. */
export interface ConversationPlace {
  readonly openedAt: Instant
  readonly id: ConversationId
}

export interface FoundConversation extends ConversationPlace {
  readonly address: ChannelAddress
  readonly lastCitizenAt: Instant
  readonly intent?: IntentId
  /** The newest one of it. */
  readonly handoff?: HandoffId
  readonly officer?: string
  readonly tags: readonly string[]
  /** The newest messages that match, newest first; without words the newest of the citizen. */
  readonly matches: readonly { readonly content: InboundContent | OutboundContent; readonly at: Instant }[]
}

export interface ConversationFinder {
  find(query: ConversationQuery): Promise<readonly FoundConversation[]>
}

export interface AssistStores {
  readonly canned: CannedStore
  readonly finder: ConversationFinder
}

/** What the engine would answer; an officer sends it or not. */
export interface Suggestion {
  /** The citizen's message that it answers. */
  readonly forMessage: string
  readonly text: string
  readonly citations: readonly Citation[]
  readonly intentTitle?: string
  /** False: the engine would ask back which of several is meant. */
  readonly sure: boolean
}

export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

/** A conversation that was found, as the desk shows it. */
export interface SearchResult {
  readonly conversation: ConversationId
  readonly handoff?: string
  readonly channel: string
  readonly at: string
  /** The citizen's pseudonym of that year. */
  readonly person: string
  readonly topicTitle?: string
  readonly officer?: string
  readonly tags: readonly string[]
  readonly snippet: readonly SnippetPart[]
}
