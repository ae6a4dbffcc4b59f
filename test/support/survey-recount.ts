import { parse } from 'csv-parse/sync'
import { csat } from '../../src/analytics/statistics/csat.ts'
import { penalties } from '../../src/analytics/statistics/penalty.ts'
import { wilson } from '../../src/analytics/statistics/wilson.ts'

export type Row = Readonly<Record<string, string>>

export function readExport(text: string): readonly Row[] {
  return parse<Record<string, string>>(text, { bom: true, columns: true })
}

/** An analyst's own count of an exported file: nothing of the report's code in it but the formulas. */
export function recount(rows: readonly Row[]) {
  const issued = rows.filter(({ issued_at: at }) => at !== '')
  const returned = issued.filter(({ stage }) => stage === 'valid' || stage === 'returned_invalid')
  const valid = returned.filter(({ stage }) => stage === 'valid')
  const count = (score: number): number => valid.filter((row) => Number(row['q1_overall']) === score).length
  const scores = [count(1), count(2), count(3), count(4), count(5)] as const
  const { csat: value, mean, n } = csat(scores)
  const deff = repeatEffectOf(valid)
  return {
    closed: rows.length,
    issued: issued.length,
    returned: returned.length,
    valid: n,
    scores,
    value,
    mean,
    deff,
    ...wilson((scores[3] + scores[4]) / deff, n / deff),
  }
}

/** One factor: what it costs, and the share of 4–5 of those who were asked it. */
export function recountFactor(rows: readonly Row[], code: string) {
  const valid = rows.filter(({ stage }) => stage === 'valid')
  const naming = (factor: string): number =>
    valid.filter((row) => row['q2_factor'] === factor && Number(row['q1_overall']) <= 3).length
  const chips = ['F1', 'F2', 'F3', 'F4', 'F5'].map((factor) => ({ code: factor, n: naming(factor), satisfied: 0 }))
  const named = chips.reduce((sum, { n }) => sum + n, 0)
  const satisfied = valid.filter((row) => row['q1_top2'] === '1').length
  const asked = valid.filter((row) => row['q2r_factor_asked'] === code)
  const answers = asked.filter((row) => row['q2r_score'] !== '')
  const good = answers.filter((row) => Number(row['q2r_score']) >= 4).length
  const deff = repeatEffectOf(valid)
  return {
    problems: naming(code),
    problemRate: naming(code) / valid.length,
    penalty: penalties({ n: valid.length - named, satisfied }, chips).chips.find((chip) => chip.code === code)?.points,
    asked: asked.length,
    answers: answers.length,
    value: good / answers.length,
    ...wilson(good / deff, answers.length / deff),
  }
}

/** Ratings of the person behind a rating, on average (survey method §2.6, ρ = 1). */
function repeatEffectOf(valid: readonly Row[]): number {
  const persons = new Map<string, number>()
  for (const { person_key: person = '' } of valid) persons.set(person, (persons.get(person) ?? 0) + 1)
  return Math.max(1, [...persons.values()].reduce((sum, n) => sum + n * n, 0) / valid.length)
}
