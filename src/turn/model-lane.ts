import type { Answerer } from '../answering/answerer.ts'
import type { Claim, InboxItem } from '../store/contract.ts'
import { askModel, modelQuestion } from './ask-model.ts'
import type { Composed, TurnInput, TurnResult } from './turn.ts'

/** Turns that wait for a language model wait here, beside the rounds: a slow model server holds up nobody else. */
export interface ModelLane {
  /** True: the model is asked, and the claim answered from here. */
  takes(claim: Claim<InboxItem>, input: TurnInput, result: TurnResult): boolean
  /** Answers without the model what still waits for it. */
  stop(): Promise<void>
}

export interface ModelLaneOptions {
  readonly answerer: Answerer | undefined
  /** Never rejects; without a composed answer the turn goes on as if there were no model. */
  readonly answer: (claim: Claim<InboxItem>, composed: Composed | undefined) => Promise<void>
}

/** Beyond it the model server is the bottleneck, and citizens are better served by an honest question back. */
const MOST_WAITING = 16

export function createModelLane({ answerer, answer }: ModelLaneOptions): ModelLane {
  const waiting = new Set<Promise<void>>()
  const stopping = new AbortController()
  return {
    takes(claim, input, result) {
      if (answerer === undefined || stopping.signal.aborted || waiting.size >= MOST_WAITING) return false
      const question = modelQuestion(input, result)
      if (question === undefined) return false
      const turn = askModel(answerer, question, stopping.signal).then((composed) => answer(claim, composed))
      const ended = turn.finally(() => waiting.delete(ended))
      waiting.add(ended)
      return true
    },
    async stop() {
      stopping.abort()
      await Promise.all(waiting)
    },
  }
}
