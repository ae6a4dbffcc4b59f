import type { DeliveryResult } from '../../src/core/channel.ts'
import { unreachable } from '../../src/core/message.ts'
import { OPERATOR_WAIT_MS, type ZaloAnswer } from './api.ts'
import { reasonOf, verdictOf } from './error-codes.ts'
import { idOf, objectOf } from '../kit/json.ts'

/** What Zalo's answer means for the message in the outbox. */
export function resultOf(answer: ZaloAnswer): DeliveryResult {
  if (answer.kind !== 'answer') return answer
  const why = reasonOf(answer.code)
  const verdict = verdictOf(answer.code)
  switch (verdict) {
    case 'delivered': {
      const data = objectOf(answer.data)
      const externalId = idOf(data?.['message_id']) ?? idOf(data?.['msg_id'])
      return { kind: 'delivered', ...(externalId === undefined ? {} : { externalId }) }
    }
    case 'token':
      // Also after a renewal: another instance may just have renewed again.
      return { kind: 'retry-later', why }
    case 'retry':
      return { kind: 'retry-later', why }
    case 'proof':
    case 'operator':
      return { kind: 'retry-later', why, afterMs: OPERATOR_WAIT_MS }
    case 'window-closed':
    case 'blocked':
      return { kind: verdict, why }
    case 'plain-text':
    case 'refused':
      return { kind: 'refused', why }
    default:
      return unreachable(verdict)
  }
}
