import { expect, test } from 'vitest'
import { deliveryReason } from '../../../src/handoff/delivery-reason.ts'
import { citizenEntry } from '../../support/memory-desk.ts'

const entry = { ...citizenEntry(1, { kind: 'text', text: 'a' }, '2026-11-25T01:00:00.000Z'), direction: 'out' as const }

test.for([
  [{ delivery: 'delivered' }, undefined],
  [{ delivery: 'failed' }, 'Không gửi được tin nhắn này.'],
  [
    { delivery: 'failed', deliveryFailure: 'window-closed', deliveryNote: 'code 10' },
    'Đã quá thời hạn kênh cho phép nhắn lại. Cần chờ công dân nhắn trước, hoặc gọi điện.',
  ],
  [
    { delivery: 'failed', deliveryFailure: 'refused', deliveryNote: 'code 100' },
    'Kênh từ chối tin nhắn này. (Kênh báo: code 100)',
  ],
  [
    { delivery: 'failed', deliveryFailure: 'refused', deliveryNote: 'the channel is switched off' },
    'Kênh này đang tắt.',
  ],
] as const)('%j is told as "%s"', ([state, words]) => {
  expect(deliveryReason({ ...entry, ...state })).toBe(words)
})
