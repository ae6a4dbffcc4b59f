import type { Summary, SummaryPart } from './summarise.ts'

const reasonLabels = {
  test_or_staff: 'thử nghiệm, cán bộ',
  bad_value: 'giá trị sai',
  too_fast: 'quá nhanh',
  late: 'quá hạn',
  duplicate: 'trùng',
  abuse_confirmed: 'phá rối',
} as const

/** For reading in a terminal: the funnel in the yearly survey's words, then one line for each group. */
export function summaryText(summary: Summary): string {
  const { funnel: f, reasons, index } = summary
  const why = Object.entries(reasonLabels).map(([reason, label]) => {
    const [, n] = Object.entries(reasons).find(([name]) => name === reason) ?? []
    return `${label} ${shown(n ?? 0)}`
  })
  const lines = [
    `Hội thoại kết thúc   ${shown(f.closed)}`,
    `Không thuộc diện     ${shown(f.not_eligible)}`,
    `Gửi không được       ${shown(f.send_failed)}`,
    `Chờ gửi              ${shown(f.pending)}`,
    `Phát ra              ${shown(f.issued)} (${percent(f.coverage_issued_of_closed)} số hội thoại)`,
    `Thu về               ${shown(f.returned)} (${percent(f.return_rate)} số phát ra)`,
    `Hợp lệ               ${shown(f.valid)} (${percent(f.valid_of_returned)} số thu về)`,
    `Loại                 ${shown(f.invalid)}: ${why.join(', ')}`,
    `Từ chối              ${shown(f.refused)}`,
    `Chỉ số (quy tắc ${index.rule})  ${indexText(summary)}; điểm trung bình ${decimal(index.mean)}`,
  ]
  const rows = summary.by.map(
    (row) =>
      `${Object.values(row.key)
        .map((value) => (value === '' ? 'không rõ' : value))
        .join(' · ')}: phát ra ${shown(row.funnel.issued)}, ` +
      `thu về ${shown(row.funnel.returned)}, hợp lệ ${shown(row.funnel.valid)}, chỉ số ${indexText(row)}`,
  )
  return [...lines, ...(rows.length > 0 ? ['', ...rows] : [])].join('\n') + '\n'
}

function indexText({ index: { value, low, high, n } }: SummaryPart): string {
  if (value === null) return 'chưa có (n = 0)'
  return `${percent(value)} (95 %: ${percent(low)} – ${percent(high)}; n = ${shown(n)})`
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toLocaleString('vi-VN', { maximumFractionDigits: 2 })} %`
}

function decimal(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('vi-VN', { maximumFractionDigits: 4 })
}

function shown(count: number): string {
  return count.toLocaleString('vi-VN')
}
