import type { CalculationResult } from './calculator.ts'
import { contributionBases, type ContributionBases } from './contribution-bases.ts'
import { readContribution, type ContributionInput } from './contribution-input.ts'
import { contributionRates, type FundRates } from './contribution-rates.ts'
import { roundVnd } from './exact.ts'
import {
  citeArticles,
  citeDocument,
  employmentLaw,
  healthInsuranceLaw,
  socialInsuranceAgency,
  socialInsuranceLaw,
  span,
  stateDecider,
} from './explain.ts'
import type { Fields } from './fields.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { monthText, vnd } from './vietnamese-figures.ts'

const payerTexts = {
  employee: 'người lao động Việt Nam',
  foreigner: 'người lao động nước ngoài',
  household_owner: 'chủ hộ kinh doanh',
} as const

/** Compulsory contribution of one month, for the worker and the employer. */
export function contribution(fields: Fields, figures: Figures): CalculationResult {
  const input = readContribution(fields)
  const trail = createTrail(figures)
  trail.step(
    `Tháng đóng ${monthText(input.month)}; ${payerTexts[input.payer]}; tiền lương hoặc mức đã chọn ${vnd(input.salary)}.`,
  )
  const bases = contributionBases(input, trail, figures)
  const rates = contributionRates(input, trail)
  const worker = fundAmounts('Người lao động', bases, rates.worker, trail)
  const employer = fundAmounts('Người sử dụng lao động', bases, rates.employer, trail)
  const total = worker.total + employer.total
  trail.step('Từng khoản được làm tròn đến đồng, từ nửa đồng trở lên tính thành một đồng.')
  trail.step(`Tổng cộng: ${vnd(worker.total)} + ${vnd(employer.total)} = ${vnd(total)}.`)
  warn(input, bases, trail)
  cite(trail)
  stateDecider(trail, socialInsuranceAgency)
  const { minimumWage: _, ...shown } = bases
  return { ...shown, worker, employer, total, ...trail.finish() }
}

const funds = [
  { name: 'pension', base: 'siBase', text: 'hưu trí và tử tuất' },
  { name: 'sicknessMaternity', base: 'siBase', text: 'ốm đau và thai sản' },
  { name: 'accident', base: 'siBase', text: 'tai nạn lao động, bệnh nghề nghiệp' },
  { name: 'health', base: 'hiBase', text: 'BHYT' },
  { name: 'unemployment', base: 'uiBase', text: 'bảo hiểm thất nghiệp' },
] as const

function fundAmounts(who: string, bases: ContributionBases, rates: FundRates, trail: Trail) {
  const amounts = { pension: 0, sicknessMaternity: 0, accident: 0, health: 0, unemployment: 0 }
  const lines: string[] = []
  for (const { name, base, text } of funds) {
    amounts[name] = roundVnd(percentOf(bases[base], rates[name]))
    if (amounts[name] > 0)
      lines.push(`${text} ${vnd(bases[base])} × ${formatNumber(rates[name])}% = ${vnd(amounts[name])}`)
  }
  const total = Object.values(amounts).reduce((sum, amount) => sum + amount, 0)
  trail.step(`${who} đóng: ${[...lines, `cộng ${vnd(total)}`].join('; ')}.`)
  return { ...amounts, total }
}

function warn(input: ContributionInput, bases: ContributionBases, trail: Trail): void {
  if (!bases.covered)
    trail.warn('part_time_below_floor', 'Làm không trọn thời gian, lương dưới mức thấp nhất: không đóng bắt buộc.')
  if (input.salary < bases.referenceLevel)
    trail.warn('below_floor', `Tiền lương thấp hơn mức tham chiếu ${vnd(bases.referenceLevel)}.`)
  if (bases.minimumWage !== undefined && !input.partTime && input.salary < bases.minimumWage) {
    trail.warn('below_minimum_wage', `Tiền lương thấp hơn lương tối thiểu vùng ${vnd(bases.minimumWage)} một tháng.`)
  }
  if (input.payer === 'household_owner') {
    trail.warn(
      'household_owner_scope',
      'Chỉ áp dụng cho chủ hộ kinh doanh thuộc diện tham gia bắt buộc; hãy hỏi cơ quan BHXH nơi đăng ký.',
    )
  }
}

function cite(trail: Trail): void {
  citeArticles(trail, socialInsuranceLaw, span(31, 34))
  citeDocument(trail, '158/2025/NĐ-CP')
  citeArticles(trail, healthInsuranceLaw, [13, 14])
  citeArticles(trail, employmentLaw, [33, 34])
  citeDocument(trail, '58/2020/NĐ-CP')
}
