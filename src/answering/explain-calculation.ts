import type { Citation } from '../core/message.ts'
import type { CalculationResult } from '../entitlements/calculator.ts'
import { formatNumber } from '../entitlements/parameters.ts'

/** The result first, in one or two sentences; how it came about is in its steps. */
export function headlineOf(calculator: string, result: CalculationResult): string {
  const reasons = reasonsOf(result)
  if (result['eligible'] === false && reasons !== '') return `Theo thông tin anh/chị cho, ${reasons}.`
  return headlines[calculator]?.(result) ?? result.steps.at(-2) ?? ''
}

const vnd = (value: unknown): string => `${formatNumber(Number(value))} đồng`
const vietnameseDay = (value: unknown): string => String(value).split('-').toReversed().join('/')

const headlines: Readonly<Record<string, (result: CalculationResult) => string>> = {
  retirement_age: ({ ageYears, ageMonths, reachDate, pensionStartMonth }) =>
    `Anh/chị đủ tuổi nghỉ hưu (${Number(ageYears)} tuổi${Number(ageMonths) === 0 ? '' : ` ${Number(ageMonths)} tháng`}) ngày ${vietnameseDay(reachDate)}, nếu đủ năm đóng thì nhận lương hưu từ tháng ${vietnameseDay(pensionStartMonth)}.`,
  pension: ({ monthlyPension, ratePercent, oneOffAllowance }) =>
    `Lương hưu ước tính khoảng ${vnd(monthlyPension)} mỗi tháng (bằng ${formatNumber(Number(ratePercent))}% mức bình quân).${Number(oneOffAllowance) > 0 ? ` Thêm một lần khi nghỉ: ${vnd(oneOffAllowance)}.` : ''}`,
  lump_sum: ({ amount }) => `Nếu được rút một lần, anh/chị nhận khoảng ${vnd(amount)}.`,
  maternity: ({ total, leaveAmount, oneOffAllowance, leaveMonths }) =>
    `Tổng tiền thai sản khoảng ${vnd(total)}: ${vnd(leaveAmount)} cho ${formatNumber(Number(leaveMonths))} tháng nghỉ và ${vnd(oneOffAllowance)} trợ cấp một lần.`,
  sickness: ({ amount, paidDaysAt75, unpaidDays }) =>
    `Tiền nghỉ ốm khoảng ${vnd(amount)} cho ${formatNumber(Number(paidDaysAt75))} ngày.${Number(unpaidDays) > 0 ? ` Còn ${formatNumber(Number(unpaidDays))} ngày vượt mức, không được trả.` : ''}`,
  unemployment: ({ monthlyAmount, benefitMonths, total }) =>
    `Trợ cấp thất nghiệp khoảng ${vnd(monthlyAmount)} mỗi tháng, trong ${formatNumber(Number(benefitMonths))} tháng, cộng lại ${vnd(total)}.`,
  contribution: ({ worker, employer }) =>
    `Mỗi tháng anh/chị bị trừ ${vnd(totalOf(worker))}; công ty đóng thêm ${vnd(totalOf(employer))}.`,
  voluntary: ({ amountDue, months, support }) =>
    `Anh/chị phải đóng ${vnd(amountDue)} cho ${formatNumber(Number(months))} tháng (Nhà nước hỗ trợ ${vnd(support)}).`,
  hi_premium: ({ amountDue, months }) => `Cả nhà đóng ${vnd(amountDue)} cho ${formatNumber(Number(months))} tháng.`,
  injury: ({ type, amount }) =>
    type === 'monthly'
      ? `Trợ cấp hằng tháng khoảng ${vnd(amount)}.`
      : type === 'none'
        ? 'Mức suy giảm dưới 5% thì chưa có trợ cấp.'
        : `Trợ cấp một lần khoảng ${vnd(amount)}.`,
}

function totalOf(part: unknown): number {
  return typeof part === 'object' && part !== null && 'total' in part ? Number(part.total) : 0
}

const reasonTexts: Readonly<Record<string, string>> = {
  under_15_years: 'anh/chị chưa đủ 15 năm đóng nên chưa có lương hưu',
  under_15_years_compulsory: 'anh/chị chưa đủ 15 năm đóng bắt buộc theo diện này',
  under_20_years_compulsory: 'anh/chị chưa đủ 20 năm đóng bắt buộc theo diện này',
  age_not_reached: 'anh/chị chưa đủ tuổi',
  too_early: 'anh/chị nghỉ sớm hơn mức cho phép',
  started_from_july_2025: 'anh/chị bắt đầu đóng từ 01/7/2025 nên không thuộc diện rút sau 12 tháng nghỉ',
  '20_years_or_more': 'anh/chị đã đóng từ 20 năm trở lên nên không thuộc diện rút sau 12 tháng nghỉ',
  under_12_months_wait: 'anh/chị nghỉ đóng chưa đủ 12 tháng',
  '15_years_or_more': 'anh/chị đã đóng từ 15 năm trở lên',
  under_6_of_12_months: 'anh/chị chưa đủ 6 tháng đóng trong 12 tháng',
  unlawful_resignation: 'nghỉ việc trái luật thì không được trợ cấp thất nghiệp',
  pension_eligible: 'đã đủ điều kiện lương hưu thì không hưởng trợ cấp thất nghiệp',
  under_12_months: 'anh/chị chưa đủ 12 tháng đóng bảo hiểm thất nghiệp',
  under_12_months_in_window: 'anh/chị chưa đủ 12 tháng đóng bảo hiểm thất nghiệp trong thời gian xét',
  filed_late: 'hồ sơ nộp quá 3 tháng từ ngày nghỉ việc',
  benefit_at_or_above_level: 'anh/chị đang có khoản hưởng hằng tháng từ mức này trở lên',
}

function reasonsOf({ reasons }: CalculationResult): string {
  const codes = Array.isArray(reasons) ? reasons.map(String) : []
  return codes
    .map((code) => reasonTexts[code] ?? '')
    .filter(Boolean)
    .join('; ')
}

/** "Điều 66, khoản 1, 41/2024/QH15" → citation. */
export function citationsOfResult({ legalBasis }: CalculationResult): Citation[] {
  const found = new Map<string, Citation>()
  for (const entry of legalBasis) {
    const parts = entry.split(', ')
    const law = parts.at(-1) ?? entry
    const article = parts.find((part) => part.startsWith('Điều '))?.slice(5) ?? ''
    const clause = parts.find((part) => part.startsWith('khoản '))?.slice(6)
    const key = `${law}|${article}`
    if (!found.has(key)) found.set(key, { law, article, ...(clause === undefined ? {} : { clause }) })
  }
  return [...found.values()]
}

/** The text after the colon of "code: text". */
export function warningTexts({ warnings }: CalculationResult): string[] {
  return warnings.map((warning) => warning.slice(warning.indexOf(':') + 1).trim())
}
