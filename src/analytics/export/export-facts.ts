import type { CodeBook } from '../../content/code-book.ts'
import type { SurveyFilter } from '../contract.ts'
import type { ExportOrder } from './export-order.ts'
import type { RecordSet } from './rating-records.ts'

/** What a reader of the file must know of it, in Vietnamese; who asked and when is the watermark. */
export function factsOf(
  order: ExportOrder,
  { rows, withheld, funnel }: Pick<RecordSet, 'rows' | 'withheld' | 'funnel'>,
  made: { readonly extractedAt: string; readonly codeVersion: string; readonly codeBook: CodeBook },
): [string, string][] {
  const sum = (column: 'issued' | 'returned' | 'valid'): number =>
    funnel.reduce((total, row) => total + Number(row[column]), 0)
  const waves = [...new Set(funnel.map(({ month_vn }) => `CHAT-${month_vn}`))]
  return [
    ['Tên', 'Chỉ số hài lòng kênh hỗ trợ – dữ liệu từng phiếu'],
    ['Mã đợt đo', waves.join(', ') || 'không có dòng nào'],
    ['Bộ lọc', filterText(order.filter)],
    ['Số dòng', String(rows)],
    ['Phát ra / thu về / hợp lệ', `${sum('issued')} / ${sum('returned')} / ${sum('valid')}`],
    ['Quy tắc chỉ số', 'A: tỷ lệ trả lời 4–5 trong các phiếu hợp lệ'],
    ['Quyền số', 'không nhân sẵn; cột weight_post nếu có'],
    ['Phạm vi', scopeText(order, withheld)],
    ['Thời điểm trích xuất', made.extractedAt],
    ['Phiên bản chương trình', made.codeVersion],
    ['Phiên bản bảng mã', made.codeBook.version],
    ['Người yêu cầu', order.requestedBy],
    ['Lý do', order.reason],
    ['Lưu ý', 'Không vẽ chung một đường với kết quả khảo sát hài lòng hằng năm.'],
  ]
}

/** As people read it; `tất cả` where nothing is left out. */
export function filterText({ from, to, ...lists }: SurveyFilter): string {
  const parts = Object.entries(lists).flatMap(([name, codes]) =>
    Array.isArray(codes) ? [`${LIST_NAMES[name] ?? name}: ${codes.map((code) => code || 'không rõ').join(', ')}`] : [],
  )
  const period = from === FIRST_DAY && to === LAST_DAY ? 'mọi ngày' : `từ ${from} đến ${to}`
  return [period, ...parts].join('; ')
}

/** For "everything": the ends of what four digits hold. */
export const FIRST_DAY = '0001-01-01'
export const LAST_DAY = '9999-12-31'

const LIST_NAMES: Readonly<Record<string, string>> = {
  provinces: 'tỉnh',
  channels: 'kênh',
  servedBy: 'bên phục vụ',
  groups: 'nhóm đối tượng',
  personas: 'vai',
  intentGroups: 'nhóm nội dung',
  outcomes: 'kết quả',
  instruments: 'phiên bản phiếu',
  modes: 'cách thu',
}

function scopeText({ outside, comments }: ExportOrder, withheld: number): string {
  if (comments) return 'góp ý đã che, tách khỏi tệp dữ liệu từng phiếu'
  if (!outside) return 'nội bộ; xã có dưới 10 người trong tháng được để trống'
  return `chia sẻ ra ngoài: giờ làm tròn xuống, mỗi nhóm tỉnh × kênh × vai × nội dung × tháng có ít nhất 5 người; giữ lại ${withheld} dòng không đủ`
}
