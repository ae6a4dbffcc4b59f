import { addMonths } from './calendar.ts'
import type { Calculator } from './calculator.ts'
import { roundVnd } from './exact.ts'
import { citeArticles, citeDocument, employmentLaw, stateDecider } from './explain.ts'
import { unemploymentAmounts } from './unemployment-amounts.ts'
import { noCalendar, unemploymentCalendar } from './unemployment-calendar.ts'
import { reasonsAgainst } from './unemployment-conditions.ts'
import { readUnemployment, type UnemploymentInput } from './unemployment-input.ts'
import { unemploymentLaw } from './unemployment-law.ts'
import { noMonths, unemploymentMonths } from './unemployment-months.ts'
import { unemploymentStop } from './unemployment-stop.ts'
import { createTrail, type Trail } from './trail.ts'
import { dayText, monthText, vnd } from './vietnamese-figures.ts'

/** Trợ cấp thất nghiệp under the Employment Law 74/2025. */
export const unemployment: Calculator = (fields, figures) => {
  const trail = createTrail(figures)
  const input = readUnemployment(fields)
  const deadline = addMonths(input.endDate, unemploymentLaw(input.endDate, trail)('ui_filing_deadline'))
  explainInput(input, trail)
  const reasons = reasonsAgainst(input, deadline, trail)
  const eligible = reasons.length === 0
  if (!eligible) trail.step('Theo các thông tin đã cho, chưa đủ điều kiện hưởng trợ cấp thất nghiệp.')
  const months = eligible ? unemploymentMonths(input, trail) : noMonths
  const { benefitMonths } = months
  const amounts = unemploymentAmounts(input, { eligible, benefitMonths, figures }, trail)
  const calendar = eligible ? unemploymentCalendar(input, deadline, trail) : noCalendar
  const stop = eligible ? unemploymentStop(fields, { input, months }, trail) : {}

  trail.step('Hồ sơ nộp tại Trung tâm dịch vụ việc làm, không nộp tại BHXH.')
  stateDecider(trail, 'Trung tâm dịch vụ việc làm')
  citeArticles(trail, employmentLaw, [38, 39, 40, 41])
  citeDocument(trail, '374/2025/NĐ-CP')
  return {
    eligible,
    reasons,
    averageSalary: roundVnd(input.average),
    ...amounts,
    ...months,
    ...calendar,
    ...stop,
    ...trail.finish(),
  }
}

function explainInput(
  { endDate, lastContributionMonth, contributionMonths, average }: UnemploymentInput,
  trail: Trail,
): void {
  trail.step(
    `Chấm dứt hợp đồng ngày ${dayText(endDate)}, đóng bảo hiểm thất nghiệp cuối cùng tháng ${monthText(lastContributionMonth)}, ` +
      `tổng ${contributionMonths} tháng chưa hưởng; tiền lương bình quân 6 tháng ${vnd(average)}.`,
  )
}
