import type { CalculationResult } from './calculator.ts'
import { exact, type Exact } from './exact.ts'
import {
  citeArticles,
  citeDocument,
  healthInsuranceLaw,
  socialInsuranceAgency,
  stateDecider,
  stateFigure,
} from './explain.ts'
import type { Fields } from './fields.ts'
import { copayCounts, remainingCopay, shareAfterExemption } from './hi-copay-five-years.ts'
import { readHiVisit, type HiVisit } from './hi-copay-input.ts'
import { cardRate, routeFactor } from './hi-copay-rates.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

/** What the fund and the patient pay of the costs in scope of one visit. */
export function hiCopay(fields: Fields, figures: Figures): CalculationResult {
  const visit = readHiVisit(fields)
  const trail = createTrail(figures)
  const { date, cost } = visit
  trail.step(`Ngày khám, chữa bệnh ${dayText(date)}; chi phí trong phạm vi được hưởng ${vnd(cost)}.`)
  const cover = coverOf(visit, trail, figures)
  const covered = percentOf(cost, cover.effective)
  const share = exact(cost).sub(covered)
  trail.step(`Quỹ trả ${vnd(cost)} × ${percentText(cover.effective)} = ${vnd(covered)}, người bệnh trả ${vnd(share)}.`)
  const counts = copayCounts(visit, trail)
  const remaining = visit.fiveYears ? remainingCopay(visit, trail, figures) : undefined
  const isWhole = cover.shown.factorPercent === 100
  const paid = shareAfterExemption({ share, remaining, counts, isWhole }, trail)
  const fundPays = cost - paid.patientPays
  trail.step(`Làm tròn đến đồng: người bệnh trả ${vnd(paid.patientPays)}, quỹ trả ${vnd(fundPays)}.`)
  cite(trail)
  stateDecider(trail, `cơ sở khám chữa bệnh thanh toán và ${socialInsuranceAgency}`)
  return {
    ...cover.shown,
    effectivePercent: cover.effective.valueOf(),
    fiveYearThreshold: trail.figure('hi_five_year_copay_amount', date, 'date'),
    copayCounts: counts,
    fundPays,
    ...paid,
    ...trail.finish(),
  }
}

interface Cover {
  readonly effective: Exact
  readonly shown: {
    readonly cardRatePercent: number
    readonly factorPercent: number
    readonly reason: 'card' | 'health_station' | 'small_visit'
    readonly smallVisit: boolean
    readonly smallVisitThreshold: number
  }
}

/** Percent of the cost the fund pays, and why. */
function coverOf(visit: HiVisit, trail: Trail, figures: Figures): Cover {
  const cardRatePercent = cardRate(visit, trail)
  const factorPercent = routeFactor(visit, trail)
  trail.step(`Mức hưởng của thẻ ${percentText(cardRatePercent)}; phần được tính theo cách đi khám ${factorPercent}%.`)
  const small = { name: 'hi_small_visit_amount', on: visit.date, field: 'date' }
  const smallVisitThreshold = stateFigure(trail, figures, small)
  const atStation = visit.facility === 'health_station'
  const isBelow = !atStation && visit.cost < smallVisitThreshold && cardRatePercent < 100
  const smallVisit = isBelow && factorPercent === 100
  if (isBelow && factorPercent > 0 && factorPercent < 100) {
    trail.warn(
      'small_visit_partial_unverified',
      'Chi phí dưới 15% mức tham chiếu, nhưng chưa xác minh được có được trả đủ khi chỉ hưởng một phần không.',
    )
  }
  const shown = { cardRatePercent, factorPercent, smallVisit, smallVisitThreshold }
  if (atStation || smallVisit) {
    trail.step(atStation ? 'Khám tại trạm y tế: quỹ trả 100%.' : 'Chi phí thấp hơn ngưỡng trên: quỹ trả 100%.')
    return { effective: exact(100), shown: { ...shown, reason: atStation ? 'health_station' : 'small_visit' } }
  }
  const effective = percentOf(cardRatePercent, factorPercent)
  trail.step(
    `Tỷ lệ quỹ trả: ${percentText(cardRatePercent)} × ${percentText(factorPercent)} = ${percentText(effective)}.`,
  )
  return { effective, shown: { ...shown, reason: 'card' } }
}

function percentText(value: number | Exact): string {
  return `${formatNumber(value.valueOf())}%`
}

function cite(trail: Trail): void {
  citeArticles(trail, healthInsuranceLaw, [22])
  citeArticles(trail, '188/2025/NĐ-CP', [18, 19])
  citeDocument(trail, '01/2025/TT-BYT')
  citeDocument(trail, '261/2025/QH15')
}
