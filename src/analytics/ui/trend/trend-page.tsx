import { useMemo } from 'react'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { EmptyState } from '../../../console/ui/parts/empty-state.tsx'
import { Options } from '../../../console/ui/parts/options.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { Check } from '../check.tsx'
import { FilterBar } from '../filters/filter-bar.tsx'
import { useFilterLists } from '../filters/filter-lists.ts'
import { filterWords } from '../filters/filter-words.ts'
import { monthsText } from '../months.ts'
import { FactsProvider } from '../panel/figure-context.ts'
import { Waiting } from '../panel/waiting.tsx'
import { asOfText } from '../times.ts'
import { apiQuery, layers, type UrlState } from '../url-state.ts'
import { usePageFooter } from '../use-page-footer.ts'
import { useUrl } from '../use-url-state.ts'
import { TrendPanels } from './trend-panels.tsx'
import type { Trend } from './trend-types.ts'

/** Shown when no months are chosen: one month has too few points to see a trend in. */
const MONTHS = 12

/** The index over time, and whether a move is more than chance. */
export function TrendPage() {
  const { state } = useUrl()
  const months = useFilterLists().months.toSorted().slice(-MONTHS)
  const [first] = months
  const last = months.at(-1)
  const period = state.from === undefined && first !== undefined && last !== undefined ? { from: first, to: last } : {}
  // Without a rule: control charts are of shares.
  const asked = { ...state, ...period, rule: 'A' as const, weighted: false }
  const trend = useResource<Trend>(`/trend${apiQuery(asked, { step: state.step, score: state.score })}`)
  return (
    <div className="page-body">
      <FilterBar latest="12 tháng gần nhất" />
      <TrendControls />
      <Waiting resource={trend} what="xu hướng">
        {(value) => <TrendBody trend={value} months={askedMonths(asked, value)} />}
      </Waiting>
    </div>
  )
}

/** Not those of the points: a week can begin in the month before. */
function askedMonths({ from, to }: Pick<UrlState, 'from' | 'to'>, { points }: Trend): readonly string[] {
  const last = to ?? points.at(-1)?.start.slice(0, 7)
  return [...new Set([from ?? last, last].filter((month) => month !== undefined))]
}

interface TrendBodyProps {
  readonly trend: Trend
  readonly months: readonly string[]
}

function TrendBody({ trend, months }: TrendBodyProps) {
  const { state } = useUrl()
  const lists = useFilterLists()
  const filter = filterWords(lists, state.filters, months)
  const facts = useMemo(
    () => ({
      rule: 'Tỷ lệ trả lời mức 4–5, không trọng số',
      filter,
      time: `số liệu lúc ${asOfText(new Date().toISOString())}`,
    }),
    // A new answer is a new time.
    [filter, trend],
  )
  usePageFooter(`${facts.filter} · ${facts.rule} · ${facts.time}`)
  if (trend.points.length === 0)
    return (
      <EmptyState title="Chưa có phiếu hợp lệ trong kỳ này">
        <p className="muted">Chọn “Từ tháng” sớm hơn: xu hướng cần nhiều tuần, tốt nhất từ 20 mốc trở lên.</p>
      </EmptyState>
    )
  return (
    <FactsProvider value={facts}>
      <h2>Xu hướng {monthsText(months)}</h2>
      {trend.points.every(({ index }) => index.value === null) ? <TooFew /> : <TrendPanels trend={trend} />}
    </FactsProvider>
  )
}

/** An empty chart would look like a broken one. */
function TooFew() {
  return (
    <p className="notice-line">
      Chưa mốc nào đủ mẫu để công bố: mỗi mốc cần từ 30 phiếu hợp lệ của từ 20 người. Chọn bước dài hơn (tháng), kỳ dài
      hơn hoặc bỏ bớt bộ lọc.
    </p>
  )
}

const stepOptions = [
  { value: 'day', label: 'Ngày' },
  { value: 'week', label: 'Tuần' },
  { value: 'month', label: 'Tháng' },
] as const

const scoreOptions = [
  { value: 'low2', label: '1–2 điểm' },
  { value: 'low3', label: '1–3 điểm' },
] as const

const layerTexts: Readonly<Record<UrlState['layers'][number], string>> = {
  limits: 'Giới hạn kiểm soát',
  ewma: 'EWMA',
  cusum: 'CUSUM',
}

function TrendControls() {
  const { state, change } = useUrl()
  return (
    <div className="trend-controls no-print">
      <Options label="Bước" inRow options={stepOptions} value={state.step} change={(step) => change({ step })} />
      <Options
        label="Không hài lòng là"
        inRow
        options={scoreOptions}
        value={state.score}
        change={(score) => change({ score })}
      />
      <CheckboxGroup
        className="check-row"
        aria-label="Đường vẽ thêm"
        value={[...state.layers]}
        onChange={(chosen) => change({ layers: layers.filter((layer) => chosen.includes(layer)) })}
      >
        {layers.map((layer) => (
          <Check key={layer} value={layer}>
            {layerTexts[layer]}
          </Check>
        ))}
      </CheckboxGroup>
    </div>
  )
}
