import type { Coded, SurveyWords } from '../../content/survey-words.ts'
import type { Month } from '../months.ts'
import { UNKNOWN_PROVINCE } from '../read-filter.ts'
import type { ReportParts } from './parts.ts'
import { ruleLabels } from './rule-labels.ts'

/** What `GET /api/analytics/filters` answers: every code that a filter takes, with its label. */
export interface FilterChoices {
  /** With data, newest first. */
  readonly months: readonly Month[]
  readonly provinces: SurveyWords['provinces']
  readonly regions: SurveyWords['regions']
  readonly channels: readonly Coded[]
  readonly served_by: readonly Coded[]
  readonly groups: readonly Coded[]
  readonly personas: readonly Coded[]
  readonly intent_groups: readonly Coded[]
  readonly resolved: readonly Coded[]
  readonly modes: readonly Coded[]
  readonly instruments: readonly Coded[]
  readonly rules: readonly Coded[]
}

export async function filterChoices({
  figures,
  words,
}: Pick<ReportParts, 'figures' | 'words'>): Promise<FilterChoices> {
  const cells = await figures.cells({ from: '2000-01-01', to: '2099-12-31' }, ['month', 'instrument'])
  const months = new Set(cells.filter(({ counts }) => counts.closed > 0).map(({ key }) => key.month ?? ''))
  const instruments = new Set(cells.map(({ key }) => key.instrument ?? ''))
  return {
    months: [...months].toSorted().toReversed(),
    provinces: [...words.provinces, { code: UNKNOWN_PROVINCE, name: 'Không rõ địa bàn', region: '' }],
    regions: words.regions,
    channels: words.channel,
    served_by: words.served_by,
    groups: words.respondent_group,
    personas: words.persona,
    intent_groups: words.intent_group,
    resolved: words.resolved,
    modes: words.mode,
    instruments: [...instruments].toSorted().map((version) => ({ code: version, label: `Phiên bản phiếu ${version}` })),
    rules: Object.entries(ruleLabels).map(([code, label]) => ({ code, label })),
  }
}
