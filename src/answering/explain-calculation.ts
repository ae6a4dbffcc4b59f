import type { Citation } from '../core/message.ts'
import type { CalculationResult } from '../entitlements/calculator.ts'
import { formatNumber } from '../entitlements/parameters.ts'

/** The result first, in one or two sentences; how it came about is in its steps. */
export function headlineOf(calculator: string, result: CalculationResult): string {
  const reasons = reasonsOf(result)
  if (result['eligible'] === false && reasons !== '')
    return `Theo thông tin anh/chị cho, ${reasons}.${whenOldEnough(result)}`
  return headlines[calculator]?.(result) ?? result.steps.at(-2) ?? ''
}

const vnd = (value: unknown): string => `${formatNumber(Number(value))} đồng`
const vietnameseDay = (value: unknown): string => String(value).split('-').toReversed().join('/')

const number = (value: unknown): string => formatNumber(Number(value))

const headlines: Readonly<Record<string, (result: CalculationResult) => string>> = {
  retirement_age: ({ ageYears, ageMonths, reachDate, pensionStartMonth, maxYearsEarly }) =>
    `Anh/chị đủ tuổi nghỉ hưu (${Number(ageYears)} tuổi${Number(ageMonths) === 0 ? '' : ` ${Number(ageMonths)} tháng`}) ngày ${vietnameseDay(reachDate)}, nếu đủ năm đóng thì nhận lương hưu từ tháng ${vietnameseDay(pensionStartMonth)}.${Number(maxYearsEarly) > 0 ? ` Đó là tuổi sớm nhất, sớm hơn người thường ${number(maxYearsEarly)} năm; cần đủ số năm làm việc thuộc diện này.` : ''}`,
  pension: ({ monthlyPension, ratePercent, reductionPercent, oneOffAllowance }) =>
    `Lương hưu ước tính khoảng ${vnd(monthlyPension)} mỗi tháng (bằng ${number(ratePercent)}% mức bình quân${Number(reductionPercent) > 0 ? `, đã trừ ${number(reductionPercent)}% vì nghỉ sớm` : ''}).${Number(oneOffAllowance) > 0 ? ` Thêm một lần khi nghỉ: ${vnd(oneOffAllowance)}.` : ''}`,
  lump_sum: ({ amount }) => `Nếu được rút một lần, anh/chị nhận khoảng ${vnd(amount)}.`,
  maternity: maternityHeadline,
  sickness: ({ amount, paidDaysAt75, unpaidDays }) =>
    `Tiền nghỉ ốm khoảng ${vnd(amount)} cho ${formatNumber(Number(paidDaysAt75))} ngày.${Number(unpaidDays) > 0 ? ` Còn ${formatNumber(Number(unpaidDays))} ngày vượt mức, không được trả.` : ''}`,
  unemployment: ({ monthlyAmount, benefitMonths, total }) =>
    `Trợ cấp thất nghiệp khoảng ${vnd(monthlyAmount)} mỗi tháng, trong ${formatNumber(Number(benefitMonths))} tháng, cộng lại ${vnd(total)}.`,
  contribution: contributionHeadline,
  voluntary: ({ amountDue, months, support }) =>
    `Anh/chị phải đóng ${vnd(amountDue)} cho ${number(months)} tháng (Nhà nước hỗ trợ ${vnd(support)}).`,
  hi_premium: ({ amountDue, months, stateAmount }) =>
    Number(stateAmount) === 0
      ? `Cả nhà đóng ${vnd(amountDue)} cho ${number(months)} tháng.`
      : `Phần phải đóng là ${vnd(amountDue)} cho ${number(months)} tháng (Nhà nước đóng giúp ${vnd(stateAmount)}).`,
  injury: ({ type, amount }) =>
    type === 'monthly'
      ? `Trợ cấp hằng tháng khoảng ${vnd(amount)}.`
      : type === 'none'
        ? 'Mức suy giảm dưới 5% thì chưa có trợ cấp.'
        : `Trợ cấp một lần khoảng ${vnd(amount)}.`,
  average_salary: ({ averageSalary, totalMonths, indexYear }) =>
    `Mức lương đóng BHXH bình quân khoảng ${vnd(averageSalary)} mỗi tháng (cả ${number(totalMonths)} tháng đóng, lương cũ đã nhân hệ số trượt giá năm ${String(indexYear)}).`,
  convalescence: ({ paidDays, dailyAmount, amount }) =>
    `Anh/chị được nghỉ dưỡng sức nhiều nhất ${number(paidDays)} ngày, mỗi ngày ${vnd(dailyAmount)}, cộng lại ${vnd(amount)}.`,
  survivors: survivorsHeadline,
  monthly_allowance: ({ monthlyAmount, payMonths, topUp }) =>
    `Trợ cấp hằng tháng khoảng ${vnd(monthlyAmount)}, nhận trong ${number(payMonths)} tháng.${Number(topUp) > 0 ? ` Muốn nhận liền cho đến tuổi hưởng trợ cấp hưu trí xã hội thì đóng thêm một lần ${vnd(topUp)}.` : ''}`,
  social_pension: ({ amount, ageRequired }) =>
    `Theo thông tin anh/chị cho: đủ điều kiện (từ đủ ${number(ageRequired)} tuổi), mức chung là ${vnd(amount)} mỗi tháng. Xã, phường xét và trả tiền.`,
  hi_copay: copayHeadline,
  deadline: ({ lastFilingDate, onTime, agencyDueDate }) =>
    `Hạn cuối nộp hồ sơ là ngày ${vietnameseDay(lastFilingDate)}.${onTime === false ? ' Hôm nay đã quá hạn: anh/chị hỏi ngay nơi nhận hồ sơ xem còn cách nào.' : onTime === true ? ' Hôm nay nộp vẫn kịp.' : ''}${onTime !== false && typeof agencyDueDate === 'string' ? ` Nếu hôm nay nộp đủ giấy tờ thì có kết quả chậm nhất ngày ${vietnameseDay(agencyDueDate)}.` : ''}`,
}

function maternityHeadline({
  event,
  total,
  leaveAmount,
  oneOffAllowance,
  leaveMonths,
  leaveDays,
}: CalculationResult): string {
  const leave = `khoảng ${vnd(leaveAmount)} cho ${number(leaveDays)} ngày`
  switch (event) {
    case 'birth':
      return `Tổng tiền thai sản khoảng ${vnd(total)}: ${vnd(leaveAmount)} cho ${number(leaveMonths)} tháng nghỉ và ${vnd(oneOffAllowance)} trợ cấp một lần.`
    case 'father':
      return `Chồng được nghỉ ${number(leaveDays)} ngày làm việc, tiền nghỉ khoảng ${vnd(leaveAmount)}.${Number(oneOffAllowance) > 0 ? ` Thêm trợ cấp một lần khi sinh con: ${vnd(oneOffAllowance)}.` : ''}`
    case 'voluntary_birth':
      return `Trợ cấp thai sản của người đóng BHXH tự nguyện: ${vnd(total)}, nhận một lần.`
    case 'prenatal':
      return `Tiền nghỉ khám thai ${leave}.`
    default:
      return `Được nghỉ nhiều nhất ${number(leaveDays)} ngày, tính cả ngày nghỉ hằng tuần; tiền nghỉ khoảng ${vnd(leaveAmount)}.`
  }
}

/** Each fund for itself: people ask for one of them as often as for the sum. */
function contributionHeadline({ worker, employer }: CalculationResult): string {
  const social = ['pension', 'sicknessMaternity', 'accident'].map((fund) => field(worker, fund))
  const paid = {
    BHXH: social.reduce<number>((sum, amount) => sum + (typeof amount === 'number' ? amount : 0), 0),
    BHYT: field(worker, 'health'),
    BHTN: field(worker, 'unemployment'),
  }
  const funds = Object.entries(paid).flatMap(([name, amount]) =>
    typeof amount === 'number' && amount > 0 ? [`${name} ${vnd(amount)}`] : [],
  )
  const split = funds.length > 1 ? ` (${funds.join(', ')})` : ''
  return `Mỗi tháng anh/chị bị trừ ${vnd(totalOf(worker))}${split}; công ty đóng thêm ${vnd(totalOf(employer))}.`
}

/** Funeral grant, then what the relatives choose between. */
function survivorsHeadline({ funeral, monthly, oneOff, accidentDeathGrant }: CalculationResult): string {
  const sum = amountOf(oneOff)
  const once = sum === undefined ? 'bằng số tiền người mất đã đóng' : `khoảng ${vnd(sum)}`
  const burial = amountOf(funeral) ?? 0
  const count = Number(field(monthly, 'counted'))
  const together = count > 0 ? `, ${count} người cộng lại ${vnd(field(monthly, 'total'))}` : ''
  return [
    ...(burial > 0 ? [`Trợ cấp mai táng: ${vnd(burial)}, người lo mai táng nhận.`] : []),
    ...(Number(accidentDeathGrant) > 0 ? [`Trợ cấp vì mất do tai nạn lao động: ${vnd(accidentDeathGrant)}.`] : []),
    field(monthly, 'right') === true
      ? `Trợ cấp tuất, gia đình chọn một: hằng tháng mỗi thân nhân đủ điều kiện ${vnd(field(monthly, 'perRelative50'))}${together}; hoặc một lần ${once}.`
      : `Chưa đủ điều kiện hưởng tuất hằng tháng. Trợ cấp tuất một lần ${once}.`,
  ].join(' ')
}

function copayHeadline(result: CalculationResult): string {
  const { fundPays, patientPays, effectivePercent, reason, smallVisit, remainingAfter, fiveYearExemption } = result
  const all = reason === 'health_station' ? ' (khám ở trạm y tế)' : smallVisit === true ? ' (lần khám chi phí nhỏ)' : ''
  const exempt = fiveYearExemption === 'none' ? '' : ', vì đã tới mức miễn cùng chi trả trong năm'
  const left =
    typeof remainingAfter !== 'number'
      ? ''
      : remainingAfter > 0
        ? ` Từ nay đến hết năm, cùng chi trả thêm ${vnd(remainingAfter)} nữa thì được miễn.`
        : ' Từ lần sau đến hết năm được miễn cùng chi trả khi khám đúng quy định.'
  return `Quỹ BHYT trả khoảng ${vnd(fundPays)}${exempt === '' ? ` (${number(effectivePercent)}%)${all}` : ''}, anh/chị trả ${vnd(patientPays)}${exempt}. Chỉ tính trên chi phí trong danh mục BHYT.${left}`
}

function field(part: unknown, name: string): unknown {
  return typeof part === 'object' && part !== null ? Object.entries(part).find(([key]) => key === name)?.[1] : undefined
}

function amountOf(part: unknown): number | undefined {
  const amount = field(part, 'amount')
  return typeof amount === 'number' ? amount : undefined
}

/** The day from which the age is no longer in the way. */
function whenOldEnough({ ageRequired, reachDate, reasons }: CalculationResult): string {
  const isYoung = Array.isArray(reasons) && reasons.includes('age_not_reached')
  return isYoung && typeof reachDate === 'string' && typeof ageRequired === 'number'
    ? ` Đủ ${ageRequired} tuổi vào ngày ${vietnameseDay(reachDate)}.`
    : ''
}

function totalOf(part: unknown): number {
  return typeof part === 'object' && part !== null && 'total' in part ? Number(part.total) : 0
}

const reasonTexts: Readonly<Record<string, string>> = {
  under_15_years: 'anh/chị chưa đủ 15 năm đóng nên chưa có lương hưu',
  under_15_years_compulsory: 'anh/chị chưa đủ 15 năm đóng bắt buộc theo diện này',
  under_20_years_compulsory: 'anh/chị chưa đủ 20 năm đóng bắt buộc theo diện này',
  age_not_reached: 'anh/chị chưa đủ tuổi',
  too_early:
    'anh/chị xin nghỉ sớm quá mức cho phép (suy giảm từ 61% đến dưới 81%: sớm nhiều nhất 5 năm; từ 81%: nhiều nhất 10 năm)',
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
  benefit_at_or_above_level:
    'đang có lương hưu hoặc trợ cấp BHXH hằng tháng từ mức này trở lên nên không được thêm khoản này',
  under_30_sick_days: 'trong năm nghỉ ốm chưa đủ 30 ngày nên chưa được nghỉ dưỡng sức',
  returned_early: 'đi làm lại trước khi hết thời gian nghỉ sinh thì không có chế độ dưỡng sức',
  loss_under_15: 'mức suy giảm dưới 15% thì không có chế độ dưỡng sức',
  child_7_or_older: 'con đã đủ 7 tuổi nên không còn chế độ nghỉ chăm con ốm',
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

/** The text after the colon of "code: text", in plainer words where there are some. */
export function warningTexts(result: CalculationResult): string[] {
  return result.warnings.flatMap((warning) => {
    const [code = '', ...rest] = warning.split(':')
    const text = plainWarnings[code]?.(result) ?? rest.join(':').trim()
    return text === '' ? [] : [text]
  })
}

/** Empty: the warning concerns nothing that this result shows. */
const plainWarnings: Readonly<Record<string, (result: CalculationResult) => string>> = {
  holidays_not_given: ({ agencyDueDate, onTime }) =>
    agencyDueDate === null || onTime === false ? '' : 'Ngày có kết quả chưa trừ ngày lễ, nên có thể muộn hơn vài ngày.',
  falls_on_day_off: ({ lastFilingDate, onTime, warnings }) => {
    if (!warnings.some((warning) => warning.includes(vietnameseDay(lastFilingDate)))) return ''
    return onTime === false
      ? 'Hạn cuối rơi vào ngày nghỉ; tôi chưa tính việc dời sang ngày làm việc sau.'
      : 'Hạn cuối rơi vào ngày nghỉ: anh/chị nên nộp sớm hơn, đừng đợi ngày làm việc sau.'
  },
  partial_outpatient_counting: ({ remainingAfter }) =>
    typeof remainingAfter === 'number'
      ? 'Chưa rõ tiền trả khi tự đi khám ngoại trú ở đây có được cộng vào mức miễn trong năm không; tôi chưa cộng.'
      : '',
  small_visit_partial_unverified: () =>
    'Lần khám chi phí nhỏ có thể được trả hết, nhưng khi tự đi khám thì chưa chắc; anh/chị hỏi phòng BHYT của bệnh viện.',
  near_poor_100: () => 'Từ 01/01/2026 nhóm này được quỹ BHYT trả 100%.',
  injury_convalescence_medium: () =>
    'Số ngày dưỡng sức sau tai nạn lao động anh/chị nên hỏi lại cơ quan BHXH cho chắc chắn.',
}
