import type { ArticlePanel } from './article-panel.ts'
import type { CalculatedAnswer } from './calculate-typed.ts'
import type { CalculatorForm } from './calculator-forms.ts'
import type { CannedAnswer, Suggestion } from './contract.ts'
import type { NewCanned } from './canned.ts'
import type { ReplyLimits } from './reply-limits.ts'
import type { SearchPage, SearchRequest } from './search-conversations.ts'
import type { UnderstoodMatter } from './understood.ts'
import type { Conversation } from '../core/conversation.ts'
import type { ConversationId, Day, HandoffId, IntentId } from '../core/ids.ts'
import type { HandoffReason } from '../core/handoff.ts'
import type { SlotValue } from '../core/intent.ts'
import type { StaffAccount, TranscriptEntry } from '../store/contract.ts'

export interface HandoffContext {
  readonly understood: UnderstoodMatter & {
    readonly place?: string
    readonly reason: HandoffReason
    /** In words. */
    readonly why: string
  }
  readonly article?: ArticlePanel
  readonly limits: ReplyLimits
  readonly files: readonly SentFile[]
}

export interface SentFile {
  readonly message: string
  readonly type: string
  readonly at: string
  readonly name?: string
  /** Where it can be seen; absent: not fetched yet, or `missing` says why it never will be. */
  readonly url?: string
  readonly missing?: string
}

export interface ReadConversation {
  readonly conversation: Conversation
  readonly intentTitle?: string
  readonly transcript: readonly TranscriptEntry[]
  readonly names: Readonly<Record<string, string>>
}

/** What helps an officer to answer; nothing of it writes to the citizen. Every refusal is an `AppError`. */
export interface Assist {
  context(id: HandoffId, staff: StaffAccount): Promise<HandoffContext>
  suggestion(id: HandoffId): Promise<Suggestion | undefined>
  calculators(): readonly CalculatorForm[]
  calculate(intent: IntentId, values: Readonly<Record<string, SlotValue>>, day?: Day): CalculatedAnswer
  canned(staff: StaffAccount, typed: string): Promise<readonly CannedAnswer[]>
  addCanned(staff: StaffAccount, answer: NewCanned): Promise<CannedAnswer>
  changeCanned(staff: StaffAccount, id: string, answer: Omit<NewCanned, 'scope'>): Promise<CannedAnswer>
  removeCanned(staff: StaffAccount, id: string): Promise<void>
  renderCanned(staff: StaffAccount, id: string, handoff: HandoffId): Promise<string>
  search(request: SearchRequest): Promise<SearchPage>
  read(id: ConversationId): Promise<ReadConversation>
}
