import type { DeliveryFailure, TranscriptEntry } from '../store/contract.ts'

/** What the kind of failure means for the officer; the platform's own words follow where they say more. */
const kinds: Readonly<Record<DeliveryFailure, string>> = {
  'window-closed': 'Đã quá thời hạn kênh cho phép nhắn lại. Cần chờ công dân nhắn trước, hoặc gọi điện.',
  blocked: 'Công dân đã chặn hoặc không còn nhận tin trên kênh này.',
  refused: 'Kênh từ chối tin nhắn này.',
  'retry-later': 'Kênh không trả lời sau nhiều lần thử. Có thể gửi lại.',
}

/** Adapters say why in their own words and the platforms' codes; first match wins. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/switched off/i, 'Kênh này đang tắt.'],
  [/not reachable in writing/i, 'Công dân gọi điện thoại, không nhận được tin nhắn viết.'],
  [/no e-mail address/i, 'Không có địa chỉ e-mail để gửi.'],
  [/too many automatic mails/i, 'Hộp thư này đã nhận quá nhiều thư tự động.'],
  [/token|HTTP 40[13]|unauthori[sz]ed/i, 'Kênh mất quyền gửi tin (mã truy cập). Xin báo quản trị.'],
]

/** Why a message did not arrive, as an officer understands it; undefined: it did, or is under way. */
export function deliveryReason({ delivery, deliveryNote, deliveryFailure }: TranscriptEntry): string | undefined {
  if (delivery !== 'failed') return undefined
  const named = deliveryNote === undefined ? undefined : reasons.find(([pattern]) => pattern.test(deliveryNote))?.[1]
  const general = deliveryFailure === undefined ? 'Không gửi được tin nhắn này.' : kinds[deliveryFailure]
  if (named !== undefined) return named
  const saysAll = deliveryFailure === 'window-closed' || deliveryFailure === 'blocked'
  return deliveryNote === undefined || saysAll ? general : `${general} (Kênh báo: ${deliveryNote})`
}
