import type { Day } from '../core/ids.ts'
import type { CalculationResult } from './calculator.ts'
import { exact, roundVnd, type Exact } from './exact.ts'
import { citeArticles, safetyLaw, socialInsuranceAgency, span, stateDecider, stateFigure } from './explain.ts'
import { flag, integer, money, month, MOST_MONTHS, optionalChoice, windowW, type Fields } from './fields.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { monthText, vnd } from './vietnamese-figures.ts'

interface InjuryInput {
  readonly lossPercent: number
  readonly fundMonths: number
  /** Fund base of the month before treatment. */
  readonly base: number
  readonly needsCare: boolean
}

interface Work {
  readonly on: Day
  readonly trail: Trail
  /** Base salary of the month. */
  readonly level: number
}

/** Allowance after a work accident or an occupational disease. */
export function injury(fields: Fields, figures: Figures): CalculationResult {
  const benefitMonth = month(fields, 'benefitMonth', windowW)
  const isDeath = optionalChoice(fields, 'kind', ['injury', 'death']) === 'death'
  const input = isDeath ? undefined : readInjury(fields)
  const trail = createTrail(figures)
  const on = `${benefitMonth}-01`
  trail.step(`Tháng hưởng ${monthText(benefitMonth)}.`)
  const level = stateFigure(trail, figures, { name: 'base_salary', on, field: 'benefitMonth' })
  const work = { on, trail, level }
  const outcome = input === undefined ? deathGrant(work) : injuryAllowance(input, work)
  citeArticles(trail, safetyLaw, span(48, 53))
  stateDecider(trail, socialInsuranceAgency)
  return { ...outcome, baseSalary: level, ...trail.finish() }
}

function readInjury(fields: Fields): InjuryInput {
  const lossPercent = integer(fields, 'lossPercent', { min: 0, max: 100 })
  const fundMonths = integer(fields, 'fundMonths', { min: 0, max: MOST_MONTHS })
  return { lossPercent, fundMonths, base: money(fields, 'base'), needsCare: flag(fields, 'needsCare', false) }
}

function deathGrant({ on, trail, level }: Work) {
  const times = trail.figure('accident_death', on, 'benefitMonth')
  const amount = roundVnd(exact(level).mul(times))
  trail.step(`Trợ cấp một lần khi người lao động mất: ${times} × ${vnd(level)} = ${vnd(amount)}.`)
  return { type: 'death_grant', lossPart: 0, yearsPart: 0, serviceAllowance: 0, amount, fundYears: 0 }
}

function injuryAllowance(input: InjuryInput, work: Work) {
  const { lossPercent: loss, fundMonths, base } = input
  const { on, trail } = work
  const figure = (name: string): number => trail.figure(name, on, 'benefitMonth')
  const fundYears = Math.max(1, Math.floor(fundMonths / 12))
  trail.step(
    `Suy giảm khả năng lao động ${loss}%; đóng vào quỹ ${fundMonths} tháng, tính ${fundYears} năm; lương đóng ${vnd(base)}.`,
  )
  const least = figure('accident_min_loss')
  if (loss < least) {
    trail.step(`Mức suy giảm dưới ${least}%: không có trợ cấp.`)
    trail.warn('loss_under_5', `Suy giảm dưới ${least}% thì không có trợ cấp tai nạn lao động, bệnh nghề nghiệp.`)
    return { type: 'none', lossPart: 0, yearsPart: 0, serviceAllowance: 0, amount: 0, fundYears }
  }
  const isMonthly = loss >= figure('accident_month_loss_min')
  const parts = isMonthly ? monthlyParts(input, fundYears, work) : oneOffParts(input, fundYears, work)
  const serviceAllowance = serviceOf(input, work)
  const amount = roundVnd(parts.loss.add(parts.years)) + serviceAllowance
  trail.step(
    `${isMonthly ? 'Trợ cấp hằng tháng' : 'Trợ cấp một lần'}: ${vnd(parts.loss)} + ${vnd(parts.years)}, làm tròn đến đồng, ` +
      `cộng phục vụ ${vnd(serviceAllowance)}: ${vnd(amount)}.`,
  )
  return {
    type: isMonthly ? 'monthly' : 'one_off',
    lossPart: roundVnd(parts.loss),
    yearsPart: roundVnd(parts.years),
    serviceAllowance,
    amount,
    fundYears,
  }
}

interface Parts {
  readonly loss: Exact
  readonly years: Exact
}

/** The start and the step of the rule, with what comes after the first unit. */
function growing(work: Work, rule: string, steps: number): Exact {
  const figure = (name: string): Exact => exact(work.trail.figure(name, work.on, 'benefitMonth'))
  return figure(`${rule}_start`).add(figure(`${rule}_step`).mul(steps))
}

function oneOffParts({ lossPercent, base }: InjuryInput, fundYears: number, work: Work): Parts {
  const least = work.trail.figure('accident_min_loss', work.on, 'benefitMonth')
  const lossTimes = growing(work, 'accident_oneoff_base', lossPercent - least)
  const yearTimes = growing(work, 'accident_oneoff_years', fundYears - 1)
  const parts = { loss: lossTimes.mul(work.level), years: yearTimes.mul(base) }
  work.trail.step(
    `Theo mức suy giảm: ${formatNumber(lossTimes.valueOf())} × ${vnd(work.level)} = ${vnd(parts.loss)}; ` +
      `theo số năm đóng: ${formatNumber(yearTimes.valueOf())} × ${vnd(base)} = ${vnd(parts.years)}.`,
  )
  return parts
}

function monthlyParts({ lossPercent, base }: InjuryInput, fundYears: number, work: Work): Parts {
  const least = work.trail.figure('accident_month_loss_min', work.on, 'benefitMonth')
  const lossShare = growing(work, 'accident_month_base', lossPercent - least)
  const yearShare = growing(work, 'accident_month_years', fundYears - 1)
  const parts = { loss: percentOf(work.level, lossShare), years: percentOf(base, yearShare) }
  work.trail.step(
    `Theo mức suy giảm: ${formatNumber(lossShare.valueOf())}% × ${vnd(work.level)} = ${vnd(parts.loss)}; ` +
      `theo số năm đóng: ${formatNumber(yearShare.valueOf())}% × ${vnd(base)} = ${vnd(parts.years)}.`,
  )
  return parts
}

function serviceOf({ needsCare, lossPercent }: InjuryInput, { on, trail }: Work): number {
  if (!needsCare) return 0
  const least = trail.figure('accident_service_loss_min', on, 'benefitMonth')
  if (lossPercent >= least) return trail.figure('accident_service_amount', on, 'benefitMonth')
  trail.warn('care_needs_81', `Trợ cấp phục vụ chỉ có khi suy giảm từ ${least}%.`)
  return 0
}
