import { createHash } from 'node:crypto'
import { loadOpen } from './desk-change.ts'
import type { HandoffId, OutboundId } from '../core/ids.ts'
import type { StaffAccount, Stores } from '../store/contract.ts'

/**
 * The id of a reply that its page has named: the same name is the same message, so a reply whose answer was lost can be
 * sent again without the citizen reading it twice. Names of two officers never meet.
 */
export function sentOnce(staff: StaffAccount, clientId: string): OutboundId {
  return `o_${createHash('sha256').update(`${staff.id} ${clientId}`).digest('hex').slice(0, 32)}`
}

export async function isStored(stores: Stores, handoff: HandoffId, id: OutboundId): Promise<boolean> {
  const { conversation } = await loadOpen(stores, handoff)
  const transcript = await stores.conversations.transcript(conversation.id)
  return transcript.some((entry) => entry.id === id)
}
