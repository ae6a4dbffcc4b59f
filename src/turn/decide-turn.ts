import { askingHistory, type HistoryParts } from '../rating/asking-history.ts'
import { runTurn } from './run-turn.ts'
import type { TurnInput, TurnResult } from './turn.ts'

/** One turn. Only where it would ask for a rating is it looked up how often this person was asked before. */
export async function decideTurn(parts: HistoryParts, input: TurnInput): Promise<TurnResult> {
  const result = runTurn(input)
  const { invitation, conversation } = result
  if (invitation === undefined || invitation.eligibleReason !== undefined) return result
  return runTurn({ ...input, history: await askingHistory(parts, conversation, input.now) })
}
