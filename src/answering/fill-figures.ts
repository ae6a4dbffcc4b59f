import { placeholders } from '../content/placeholders.ts'
import { formatNumber, formatParameter, parameterOn, type Parameters } from '../entitlements/parameters.ts'
import type { Day } from '../core/ids.ts'
import type { LegalSource } from '../core/knowledge.ts'

export interface FilledText {
  readonly text: string
  /** The documents behind the figures. */
  readonly basis: readonly LegalSource[]
}

/** Puts the figures of the day in the text; undefined if one of them is not known or not certain on that day. */
export function fillFigures(text: string, parameters: Parameters, day: Day): FilledText | undefined {
  let filled = text
  const basis: LegalSource[] = []
  for (const { whole, name, on, bare } of placeholders(text)) {
    const figure = parameterOn(parameters, name, on ?? day)
    if (figure === undefined || figure.confidence === 'low') return undefined
    filled = filled.replaceAll(whole, bare ? formatNumber(figure.value) : formatParameter(figure.value, figure.unit))
    basis.push(...figure.basis)
  }
  return { text: filled, basis }
}
