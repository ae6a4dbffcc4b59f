import { placeholders } from '../content/placeholders.ts'
import type { Day } from '../core/ids.ts'
import { fold } from '../core/vietnamese.ts'
import { parameterOn, type Parameters } from '../entitlements/parameters.ts'

/** Who asks what was, or what has changed, is told both. */
const ASKS_FORMER =
  /(?<![a-z])(?:truoc|cu|ngay xua|hoi|tang|giam|thay doi|doi|khac|moi|nam ngoai|nam truoc|tu khi nao|chenh|20(?:1\d|2[0-5]))(?![a-z\d])|(?:\d{1,2}|thang \d{1,2}) ?[/.-] ?20\d\d|thang (?:mot|hai|ba|tu|nam|sau|\d)/

/**
 * A section without the sentences about figures that held earlier: a former figure beside the one of today is taken for
 * it. Left whole where the question asks for it, or where the former figures are what the section is about.
 */
export function currentOnly(body: string, { question, parameters, day }: Asked): string {
  if (ASKS_FORMER.test(fold(question))) return body
  const lines = body.split('\n').map((line) => ({ line, kept: sentences(line).filter((one) => isCurrent(one)) }))
  const dropped = lines.reduce((sum, { line, kept }) => sum + sentences(line).length - kept.length, 0)
  const left = lines.reduce((sum, { kept }) => sum + kept.filter((one) => one.trim() !== '').length, 0)
  if (dropped === 0 || dropped > left) return body
  return lines
    .filter(({ line, kept }) => line.trim() === '' || kept.length > 0)
    .map(({ line, kept }) => (kept.length === sentences(line).length ? line : kept.join(' ')))
    .join('\n')

  function isCurrent(sentence: string): boolean {
    return placeholders(sentence).every(({ name, on }) => {
      if (on === undefined || on >= day) return true
      return parameterOn(parameters, name, on)?.value === parameterOn(parameters, name, day)?.value
    })
  }
}

interface Asked {
  readonly question: string
  readonly parameters: Parameters
  readonly day: Day
}

function sentences(line: string): string[] {
  return line.split(/(?<=[.;:!?])\s+(?=[^\s])/)
}
