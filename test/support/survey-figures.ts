import type { SurveyFigures } from '../../src/analytics/contract.ts'
import { noCounts } from '../../src/analytics/counts.ts'
import type { ReportParts } from '../../src/analytics/report/parts.ts'
import type { SurveyCounts } from '../../src/analytics/contract.ts'
import { loadSurveyWords } from '../../src/content/survey-words.ts'
import type { Clock } from '../../src/core/clock.ts'
import { projectRoot } from '../../src/root.ts'

/** A store without a single rating. */
export const emptyFigures: SurveyFigures = {
  cells: async (_, by) => (by.length === 0 ? [{ key: {}, counts: noCounts }] : []),
  count: async () => [],
  breakdowns: async () => new Map(),
  raters: async () => [],
  ratersEstimated: async () => ({ persons: 0, ratings: 0, squares: 0 }),
  ratersOfEach: async () => new Map(),
  trend: async () => [],
  asOf: async () => '2026-11-25T00:59:00.000Z',
  refresh: async () => undefined,
}

export const surveyWords = loadSurveyWords(projectRoot)

export function reportOver(figures: SurveyFigures, clock: Clock): ReportParts {
  return { figures, clock, words: surveyWords, codeVersion: '0.0.0' }
}

/** Everything issued was returned and is valid. */
export function countsOf(scores: SurveyCounts['scores'], other: Partial<SurveyCounts> = {}): SurveyCounts {
  const valid = scores.reduce((total, count) => total + count, 0)
  return { ...noCounts, closed: valid, issued: valid, returned: valid, valid, scores, ...other }
}
