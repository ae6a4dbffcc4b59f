import type { Day } from '../core/ids.ts'

/** `{{name}}`, `{{name|number}}`, `{{name@2024-07-01}}`: a figure by name, on the day in question or a named one. */
const PLACEHOLDER = /\{\{\s*([a-z][a-z0-9_.]*)\s*(?:@(\d{4}-\d{2}-\d{2}))?\s*(\|\s*number)?\s*\}\}/g

export interface Placeholder {
  readonly whole: string
  readonly name: string
  readonly on?: Day
  /** Without its unit: the sentence says it. */
  readonly bare: boolean
}

export function placeholders(text: string): Placeholder[] {
  return Array.from(text.matchAll(PLACEHOLDER), ([whole, name = '', on, bare]) => ({
    whole,
    name,
    ...(on === undefined ? {} : { on }),
    bare: bare !== undefined,
  }))
}
