import { useMemo } from 'react'
import { EmptyState } from '../../../console/ui/parts/empty-state.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { useFilterLists } from '../filters/filter-lists.ts'
import { filterWords } from '../filters/filter-words.ts'
import { basisText } from '../figure-words.ts'
import { FactsProvider } from '../panel/figure-context.ts'
import { Waiting } from '../panel/waiting.tsx'
import type { Report } from '../report-types.ts'
import { asOfText } from '../times.ts'
import { apiQuery } from '../url-state.ts'
import { usePageFooter } from '../use-page-footer.ts'
import { useUrl } from '../use-url-state.ts'
import { ActionsPanel } from './actions-panel.tsx'
import { BreakdownPanels } from './breakdown-panels.tsx'
import { CommentsPanel } from './comments-panel.tsx'
import { FactorPanel } from './factor-panel.tsx'
import { FunnelPanel } from './funnel-panel.tsx'
import { IndexPanel } from './index-panel.tsx'
import { ProvincePanel } from './province-panel.tsx'
import { RegionPanel } from './region-panel.tsx'
import { ReportHead } from './report-head.tsx'
import { YearlyPanel } from './yearly-panel.tsx'

/** In the order of the yearly survey's report (survey method §3.5). */
export function ReportPage() {
  const { state } = useUrl()
  const report = useResource<Report>(`/report${apiQuery(state)}`)
  return (
    <div className="page-body">
      <FilterBar withRule />
      <Waiting resource={report} what="báo cáo">
        {(value) => <ReportBody report={value} />}
      </Waiting>
    </div>
  )
}

function ReportBody({ report }: { readonly report: Report }) {
  const facts = useReportFacts(report)
  usePageFooter(`${facts.filter} · ${facts.rule} · ${facts.time}`)
  const isEmpty = report.funnel.closed === 0
  return (
    <FactsProvider value={facts}>
      <ReportHead meta={report.meta} ruleLabel={report.index.ruleLabel} />
      {isEmpty ? (
        <EmptyState title="Chưa có hội thoại nào kết thúc trong kỳ và bộ lọc này">
          <p className="muted">
            Chọn kỳ khác ở “Từ tháng”, “Đến tháng”, hoặc bấm “Xoá bộ lọc”. Phiếu tính theo tháng phát ra, giờ Việt Nam.
          </p>
        </EmptyState>
      ) : (
        <>
          <FunnelPanel funnel={report.funnel} reasons={report.reasons} />
          <IndexPanel report={report} />
          <ProvincePanel
            provinces={report.provinces}
            summary={report.provinceSummary}
            unknown={report.provinceUnknown}
          />
          <RegionPanel regions={report.regions} />
          <BreakdownPanels breakdowns={report.breakdowns} factors={<FactorPanel report={report} />} />
          <CommentsPanel comments={report.comments} />
        </>
      )}
      <ActionsPanel />
      <YearlyPanel />
      <p className="muted small">
        Ký hiệu: “&lt; 10”: có, nhưng dưới 10; “ẩn”: dưới 10, hoặc giấu để không suy ra được số của ô khác; “–”: không
        có hoặc không tính được.
      </p>
    </FactsProvider>
  )
}

function useReportFacts({ meta, index }: Report) {
  const { state } = useUrl()
  const lists = useFilterLists()
  return useMemo(
    () => ({
      rule: `${index.ruleLabel}, ${meta.weighted ? 'có trọng số' : 'không trọng số'}`,
      filter: filterWords(lists, state.filters, meta.months),
      time: `số liệu đến ${asOfText(meta.asOf)}`,
      basis: `n = ${basisText(index)} phiếu hợp lệ`,
    }),
    [meta, index, lists, state.filters],
  )
}
