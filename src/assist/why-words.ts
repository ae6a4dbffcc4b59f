import type { Handoff, HandoffReason } from '../core/handoff.ts'
import type { TranscriptEntry } from '../store/contract.ts'
import { textOf } from '../core/message.ts'
import { redact } from '../privacy/redact.ts'
import { isSaid } from './said.ts'

/** Why a person answers now, as one tells a colleague. */
const reasons: Readonly<Record<HandoffReason, string>> = {
  asked: 'Công dân muốn nói chuyện với cán bộ.',
  not_understood: 'Trợ lý không hiểu câu hỏi.',
  no_article_yet: 'Trợ lý hiểu chủ đề nhưng chưa có bài trả lời chắc chắn.',
  own_record: 'Công dân hỏi về hồ sơ của riêng mình; trợ lý không xem được hồ sơ.',
  abuse: 'Công dân bức xúc, dùng lời nặng. Nên mở đầu bằng lời xin lỗi và hỏi rõ việc.',
  distress: 'Công dân có thể đang nguy cấp hoặc tuyệt vọng. Trả lời ngay, hỏi xem họ có an toàn không.',
  privacy: 'Công dân hỏi về dữ liệu cá nhân của mình.',
  delivery_failed: 'Tin của trợ lý không gửi được đến công dân.',
}

const LONGEST_QUOTE = 160

export function whyWords({ reason, openedAt }: Handoff, transcript: readonly TranscriptEntry[]): string {
  const words = reasons[reason]
  if (reason !== 'not_understood' && reason !== 'no_article_yet') return words
  const last = transcript.findLast((entry) => entry.at <= openedAt && isSaid(entry) && textOf(entry.content).length > 3)
  if (last === undefined || !isSaid(last)) return words
  const quote = redact(textOf(last.content))
  return `${words} Câu cuối: “${quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE).trimEnd()}…` : quote}”`
}
