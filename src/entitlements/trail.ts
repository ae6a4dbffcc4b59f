import type { Day } from '../core/ids.ts'
import type { LegalSource } from '../core/knowledge.ts'
import { unsupported } from './input-error.ts'
import { parameterOn, type Parameters } from './parameters.ts'

/** What calculators read beside their input. */
export interface Figures {
  readonly parameters: Parameters
  /** By settlement year. */
  readonly priceCoefficients: ReadonlyMap<number, PriceCoefficients>
}

/** What a đồng paid into the fund in a year is worth in the settlement year. */
export interface PriceCoefficients {
  readonly document: string
  /** From 1994 on, as text to be read exactly ("5.81"); earlier years take the first. */
  readonly from1994: readonly string[]
}

/** How a result came about, to be followed with a pencil; filled while calculating. */
export interface Trail {
  /** One sentence with the numbers used. */
  step(text: string): void
  warn(code: string, text: string): void
  /** A rule of law behind the calculation: "41/2024/QH15", "66", "1". */
  cite(document: string, article: string, clause?: string): void
  /** The parameter in force on the day, its legal basis cited; `field` is named where none is known for the day. */
  figure(name: string, on: Day, field: string): number
  finish(): { readonly steps: string[]; readonly legalBasis: string[]; readonly warnings: string[] }
}

export function createTrail(figures: Figures): Trail {
  const steps: string[] = []
  const warnings: string[] = []
  const basis = new Set<string>()
  const cite = ({ document, article, clause }: LegalSource): void => {
    basis.add([article && `Điều ${article}`, clause && `khoản ${clause}`, document].filter(Boolean).join(', '))
  }
  return {
    step: (text) => void steps.push(text),
    warn: (code, text) => {
      if (warnings.every((warning) => !warning.startsWith(`${code}:`))) warnings.push(`${code}: ${text}`)
    },
    cite: (document, article, clause) => cite({ document, article, ...(clause === undefined ? {} : { clause }) }),
    figure: (name, on, field) => {
      const found = parameterOn(figures.parameters, name, on)
      if (found === undefined) throw unsupported(field, 'Chưa có số liệu chắc chắn cho thời điểm này.')
      for (const source of found.basis) cite(source)
      return found.value
    },
    finish: () => ({ steps, legalBasis: [...basis], warnings }),
  }
}
