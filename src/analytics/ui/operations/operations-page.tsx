import { useMemo, type ReactNode } from 'react'
import { EmptyState } from '../../../console/ui/parts/empty-state.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { useFilterLists } from '../filters/filter-lists.ts'
import { firstDay, lastDay, monthsText } from '../months.ts'
import { FactsProvider } from '../panel/figure-context.ts'
import { Waiting } from '../panel/waiting.tsx'
import { asOfText, todayInVietnam } from '../times.ts'
import { usePageFooter } from '../use-page-footer.ts'
import { useUrl } from '../use-url-state.ts'
import { AvailabilityMap } from './availability-map.tsx'
import { ChannelTiles } from './channel-tiles.tsx'
import { HospitalPanel } from './hospital-panel.tsx'
import type { Operations } from './operations-types.ts'
import { warningDay } from './warning-week.ts'
import { WarningsPanel } from './warnings-panel.tsx'

/** Whether the channels work: for whoever must keep them running. */
export function OperationsPage() {
  const { from, to } = usePeriod()
  const operations = useResource<Operations>(`/operations?from=${firstDay(from)}&to=${lastDay(to)}`)
  return (
    <div className="page-body">
      <FilterBar keys={[]} latest="Tháng mới nhất" />
      <Waiting resource={operations} what="tình hình các kênh">
        {(value) => (
          <OperationsBody
            operations={value}
            months={[from, to]}
            warnings={<WarningsPanel day={warningDay(lastDay(to), todayInVietnam())} />}
          />
        )}
      </Waiting>
    </div>
  )
}

/** The newest month without a choice: channels are watched now, not when the month is over. */
function usePeriod(): { readonly from: string; readonly to: string } {
  const { state } = useUrl()
  const { months } = useFilterLists()
  const newest = months.toSorted().at(-1) ?? todayInVietnam().slice(0, 7)
  const to = state.to ?? newest
  return { from: state.from ?? to, to }
}

interface OperationsBodyProps {
  readonly operations: Operations
  readonly months: readonly string[]
  /** Of a week, also where no channel was used. */
  readonly warnings: ReactNode
}

function OperationsBody({ operations, months, warnings }: OperationsBodyProps) {
  const facts = useMemo(
    () => ({
      rule: '',
      filter: `Kỳ: ${monthsText(months)}`,
      time: operations.asOf === null ? '' : `số liệu đến ${asOfText(operations.asOf)}`,
    }),
    // The months are made anew with every drawing; their words are what counts.
    [operations.asOf, months.join()],
  )
  usePageFooter(`${facts.filter} · ${facts.time}`)
  if (operations.channels.length === 0)
    return (
      <>
        <EmptyState title="Chưa có hội thoại nào trong kỳ này">
          <p className="muted">Chọn tháng khác. Kênh hiện ở đây khi có hội thoại đầu tiên.</p>
        </EmptyState>
        {warnings}
      </>
    )
  return (
    <FactsProvider value={facts}>
      <h2>Tình hình kênh, {monthsText(months)}</h2>
      {warnings}
      <ChannelTiles channels={operations.channels} />
      <AvailabilityMap channels={operations.channels} />
      <HospitalPanel operations={operations} />
    </FactsProvider>
  )
}
