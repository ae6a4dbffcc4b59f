import type { CallbackListing, Callback } from '../../core/callback.ts'
import type { StaffId } from '../../core/ids.ts'
import type { Citation } from '../../core/message.ts'
import type { CallbackView } from '../../handoff/callback-desk.ts'
import type { DeskConversation } from '../../handoff/desk.ts'
import type { StaffRole } from '../../people/contract.ts'
import type { HandoffListing, TranscriptEntry } from '../../store/contract.ts'

/** What the API answers, as far as the desk reads it. What may be missing is optional: its part of the screen hides. */
export type Role = StaffRole

export interface Staff {
  readonly id: StaffId
  readonly displayName: string
  readonly role: Role
}

export interface Viewer {
  readonly staff: string
  readonly name: string
}

interface DeskMarks {
  readonly topicTitle?: string
  readonly province?: { readonly code: string; readonly name: string }
  readonly mood?: 'distress' | 'angry' | 'elderly'
  readonly tags?: readonly string[]
  readonly language?: 'vi' | 'en'
  readonly viewers?: readonly Viewer[]
  readonly late?: boolean
  /** What the citizen was told outside the desk's hours. */
  readonly promise?: string
  readonly firstReplyAt?: string
  readonly task?: string
  readonly progress?: string
  readonly result?: string
}

export type DeskItem = HandoffListing & Omit<DeskMarks, 'tags' | 'language' | 'viewers'>

export type DeskEntry = TranscriptEntry & { readonly deliveryReason?: string }

export type HandoffView = Omit<DeskConversation, 'handoff' | 'transcript'> & {
  readonly handoff: DeskConversation['handoff'] & DeskMarks
  readonly transcript: readonly DeskEntry[]
  readonly intentTitle?: string
  readonly viewers?: readonly Viewer[]
  readonly late?: boolean
}

export type CallbackItem = CallbackListing & { readonly topicTitle?: string }

export interface CallbackTicket extends CallbackView {
  readonly callback: Callback & { readonly topicTitle?: string }
}

export interface Colleague {
  readonly id: string
  readonly displayName: string
  readonly role: Role
  readonly state: 'available' | 'away' | 'offline'
  readonly open: number
  readonly queues: readonly string[]
}

export interface Colleagues {
  readonly colleagues: readonly Colleague[]
  readonly queues: readonly { readonly name: string; readonly title: string }[]
  readonly channels?: readonly string[]
}

export interface Mention {
  readonly id: string
  readonly handoff: string
  readonly kind?: 'mention' | 'transfer' | 'assigned' | 'coach' | 'reminder' | 'escalation'
  readonly byName?: string
  readonly text?: string
  readonly at?: string
}

export interface Labelled {
  readonly label: string
  readonly value: string
}

/** `GET /handoffs/:id/context`. */
export interface HandoffContext {
  readonly understood: {
    readonly intent?: string
    readonly intentTitle?: string
    readonly values: readonly Labelled[]
    readonly calculations: readonly {
      readonly title: string
      readonly inputs: readonly Labelled[]
      readonly result: string
    }[]
    readonly place?: string
    readonly why: string
  }
  readonly article?: {
    readonly id: string
    readonly title: string
    readonly text: string
    readonly citations: readonly Citation[]
  }
  readonly limits: ReplyLimits
}

export interface ReplyLimits {
  readonly maxLength: number
  readonly windowEndsAt?: string
  readonly closed: boolean
  readonly hint?: string
}

export type { CannedAnswer as Canned, Suggestion } from '../../assist/contract.ts'

export interface FieldCondition {
  readonly slot: string
  readonly is?: readonly (string | number | boolean)[]
  readonly not?: readonly (string | number | boolean)[]
}

export interface CalculatorField {
  readonly name: string
  readonly label: string
  readonly kind: string
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly needed: boolean
  /** As the assistant asks for it. */
  readonly ask?: string
  /** Only where one of these holds; empty: always. */
  readonly when?: readonly FieldCondition[]
}

export interface Calculator {
  readonly intent: string
  readonly title: string
  readonly fields: readonly CalculatorField[]
}

export interface Calculated {
  readonly text?: string
  readonly citations?: readonly Citation[]
  readonly missing?: readonly { readonly name: string; readonly label: string }[]
  /** How it came about. */
  readonly steps?: readonly string[]
}
