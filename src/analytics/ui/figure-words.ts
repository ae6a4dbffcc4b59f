import { intervalText, maskedText, percentText } from './numbers.ts'
import type { Figure } from './report-types.ts'

/** The publication thresholds of survey method §2.7. */
export const HIDDEN = 'chưa đủ mẫu (n < 30)'
const FEW_PERSONS = 'chưa đủ mẫu (dưới 20 người)'
const SECONDARY = 'ẩn để không suy ra được số của ô khác'

export function hiddenText({ why }: Pick<Figure, 'why'>): string {
  if (why === 'few_persons') return FEW_PERSONS
  return why === 'secondary' ? SECONDARY : HIDDEN
}

export function isHidden(figure: Figure): boolean {
  return figure.tier === 'hidden' || figure.value === null
}

/** The basis of a figure. A count can be hidden for the sake of another, or for few persons: "< 10" would be a claim. */
export function basisText({ n }: Pick<Figure, 'n'>): string {
  return maskedText(n)
}

export function valueText(figure: Figure): string {
  return isHidden(figure) ? hiddenText(figure) : percentText(figure.value)
}

/** In a sentence: for text alternatives. */
export function figureSentence(figure: Figure): string {
  if (isHidden(figure)) return hiddenText(figure)
  const interval = `khoảng tin cậy 95 % ${intervalText(figure.low, figure.high)}`
  const note = figure.tier === 'indicative' ? ', chỉ để tham khảo' : ''
  return `${percentText(figure.value)} (${interval}, n = ${basisText(figure)}${note})`
}
