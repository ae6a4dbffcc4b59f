import type { IndexRule } from '../read-filter.ts'

/** Named beside every figure: an index is comparable only with one of the same rule (survey method §2.1). */
export const ruleLabels: Readonly<Record<IndexRule, string>> = {
  A: 'Quy tắc A: tỷ lệ trả lời mức 4–5 ở câu hỏi chung',
  B: 'Quy tắc B: trung bình cộng tỷ lệ mức 4–5 của năm yếu tố',
  C: 'Quy tắc C: tỷ lệ mức 4–5 tính gộp mọi câu trả lời (câu hỏi chung và các yếu tố)',
  D: 'Quy tắc D: điểm trung bình câu hỏi chung chia 5',
  E: 'Quy tắc E: (điểm trung bình câu hỏi chung − 1) chia 4',
}
