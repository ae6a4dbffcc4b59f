import { useMemo } from 'react'
import { EmptyState } from '../../../console/ui/parts/empty-state.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { useFilterLists } from '../filters/filter-lists.ts'
import { filterWords } from '../filters/filter-words.ts'
import { basisText, isHidden } from '../figure-words.ts'
import { FactsProvider } from '../panel/figure-context.ts'
import { Waiting } from '../panel/waiting.tsx'
import type { Figure, Report } from '../report-types.ts'
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
          {hasNoParts(report) ? <NotEnough why={report.index.why} /> : <Parts report={report} />}
        </>
      )}
      <ActionsPanel />
      <YearlyPanel />
      <p className="muted small">
        Ký hiệu: “ẩn”: dưới 10, của dưới 10 người, hoặc giấu để không suy ra được số của ô khác; “–”: không có hoặc
        không tính được.
      </p>
    </FactsProvider>
  )
}

/** Of a whole that is too small no part can be shown: one sentence instead of ten empty charts. */
function NotEnough({ why }: { readonly why: Figure['why'] }) {
  if (why === 'secondary')
    return (
      <p className="notice-line">
        Bộ lọc này chọn đúng phần đã ẩn ở báo cáo rộng hơn, nên các phần nhỏ hơn cũng không hiện. Bỏ bớt một bộ lọc.
      </p>
    )
  return (
    <p className="notice-line">
      Phần theo tỉnh, kênh, yếu tố và nội dung hiện khi kỳ và bộ lọc này có từ 30 phiếu hợp lệ của từ 20 người. Chọn kỳ
      dài hơn hoặc bỏ bớt bộ lọc.
    </p>
  )
}

/** Rule B has an index only with all five factors; the parts are then still worth reading. */
function hasNoParts({ index, meta }: Report): boolean {
  return isHidden(index) && meta.rule !== 'B'
}

function Parts({ report }: { readonly report: Report }) {
  return (
    <>
      <ProvincePanel provinces={report.provinces} summary={report.provinceSummary} unknown={report.provinceUnknown} />
      <RegionPanel regions={report.regions} />
      <BreakdownPanels breakdowns={report.breakdowns} factors={<FactorPanel report={report} />} />
      <CommentsPanel comments={report.comments} />
    </>
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
      basis: index.n === null ? 'số phiếu hợp lệ: ẩn' : `n = ${basisText(index)} phiếu hợp lệ`,
    }),
    [meta, index, lists, state.filters],
  )
}
