import type { Day } from '../core/ids.ts'
import type { LegalSource } from '../core/knowledge.ts'
import { formatParameter, parameterOn } from './parameters.ts'
import type { Figures, Trail } from './trail.ts'
import { dayText } from './vietnamese-figures.ts'

export const socialInsuranceLaw = '41/2024/QH15'
export const healthInsuranceLaw = '25/2008/QH12'
export const safetyLaw = '84/2015/QH13'
export const employmentLaw = '74/2025/QH15'
export const labourCode = '45/2019/QH14'

/** Who decides on what BHXH administers. */
export const socialInsuranceAgency = 'cơ quan bảo hiểm xã hội (BHXH)'

/** A figure and where it is to be read. */
interface StatedFigure {
  readonly name: string
  readonly on: Day
  /** Named when no figure is known for the day. */
  readonly field: string
}

/** The figure, put into the steps with its date and its legal basis. */
export function stateFigure(trail: Trail, figures: Figures, { name, on, field }: StatedFigure): number {
  const value = trail.figure(name, on, field)
  const found = parameterOn(figures.parameters, name, on)
  const title = figures.parameters.get(name)?.title ?? name
  if (found !== undefined) {
    // The last source is the one that sets the number; the rule that multiplies it comes before.
    const source = found.basis.at(-1)
    trail.step(`${title}: ${formatParameter(value, found.unit)} (áp dụng ngày ${dayText(on)}${lawText(source)}).`)
  }
  return value
}

function lawText(source: LegalSource | undefined): string {
  if (source === undefined) return ''
  const article = source.article === undefined ? '' : `Điều ${source.article} `
  return `, theo ${article}văn bản số ${source.document}`
}

export function citeArticles(trail: Trail, document: string, articles: readonly number[]): void {
  for (const article of articles) trail.cite(document, String(article))
}

/** A document our sources name without an article. */
export function citeDocument(trail: Trail, document: string): void {
  trail.cite(document, '')
}

/** Whole numbers from first to last: articles 31 to 34. */
export function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** The last step of every calculation. */
export function stateDecider(trail: Trail, decider: string): void {
  trail.step(`Đây là kết quả ước tính; ${decider} quyết định kết quả chính thức.`)
}
