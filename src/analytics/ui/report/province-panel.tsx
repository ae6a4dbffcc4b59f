import { useState } from 'react'
import { Options } from '../../../console/ui/parts/options.tsx'
import { Table } from '../../../console/ui/parts/table.tsx'
import { basisText, figureSentence, isHidden, valueText } from '../figure-words.ts'
import { InnerLink } from '../inner-link.tsx'
import { intervalText, maskedText, percentText } from '../numbers.ts'
import { Panel } from '../panel/panel.tsx'
import type { Against, ProvinceFigure, ProvinceSummary, Report } from '../report-types.ts'
import { useUrl } from '../use-url-state.ts'
import { IntervalRows } from './interval-rows.tsx'
import { TileMap } from './tile-map.tsx'

interface ProvincePanelProps {
  readonly provinces: readonly ProvinceFigure[]
  readonly summary: ProvinceSummary
  readonly unknown: Report['provinceUnknown']
}

const orders = [
  { value: 'name', label: 'Theo tên' },
  { value: 'figure', label: 'Theo chỉ số' },
] as const

/** Map and intervals side by side: the map says where, the intervals say how sure. */
export function ProvincePanel({ provinces, summary, unknown }: ProvincePanelProps) {
  const { state, change } = useUrl()
  // By name first: an order by small samples would be read as a ranking.
  const [order, setOrder] = useState<'figure' | 'name'>('name')
  const sorted = sortedBy(order, provinces)
  const shown = sorted.filter(({ figure }) => !isHidden(figure))
  const hidden = sorted.filter(({ figure }) => isHidden(figure))
  const one = state.filters.province ?? []
  return (
    <Panel
      title="Theo tỉnh, thành phố"
      method={['provinces', 'significance', 'suppression']}
      intro={<p>{summaryWords(summary, provinces)}</p>}
      table={<ProvinceTable provinces={sorted} />}
    >
      {one.length > 0 && (
        <p className="notice-line">
          Đang xem riêng địa bàn đã chọn.{' '}
          <InnerLink to={{ filters: { ...state.filters, province: [] } }}>Xem lại toàn quốc</InnerLink>
        </p>
      )}
      <div className="map-and-rows">
        <TileMap provinces={provinces} />
        <div className="rows-side">
          <Options label="Sắp xếp" inRow options={orders} value={order} change={setOrder} />
          {shown.length === 0 ? (
            <p className="muted">
              Chưa nơi nào đủ mẫu để công bố. Chọn kỳ dài hơn, hoặc xem theo vùng{' '}
              <button type="button" className="text-button" onClick={() => change({ filters: {} })}>
                không kèm bộ lọc
              </button>
              .
            </p>
          ) : (
            <IntervalRows title="Chỉ số từng nơi" dense lines={[0.85, 0.9]} rows={shown.map(rowOf)} />
          )}
          {hidden.length > 0 && (
            <p className="muted small">
              Chưa đủ mẫu ({hidden.length} nơi): {hidden.map(({ name }) => name).join(', ')}.
            </p>
          )}
          {unknown !== undefined && (
            <p className="muted small">
              Không rõ tỉnh: {maskedText(unknown.funnel.valid)} phiếu hợp lệ ({figureSentence(unknown.figure)}).
            </p>
          )}
          <p className="muted small">
            Chấm: chỉ số; vạch: khoảng tin cậy 95 %; hai đường đứng: mục tiêu 85 % và 90 %. ▲ cao hơn, ▼ thấp hơn có ý
            nghĩa thống kê (đã hiệu chỉnh cho nhiều phép so sánh). Thứ tự không phải xếp hạng: chỉ xếp hạng khi mỗi nơi
            có từ 400 phiếu và các khoảng không chồng lên nhau.
          </p>
        </div>
      </div>
    </Panel>
  )
}

function summaryWords(summary: ProvinceSummary, provinces: readonly ProvinceFigure[]): string {
  const all = provinces.length
  const few = provinces.filter(({ figure }) => figure.tier === 'indicative').length
  if (summary.shown === 0) return `Chưa nơi nào trong ${all} tỉnh, thành phố đủ mẫu để công bố.`
  const range = summary.lowest === null ? '' : `, từ ${percentText(summary.lowest)} đến ${percentText(summary.highest)}`
  return (
    `${summary.shown}/${all} nơi đủ mẫu để công bố${range}${few === 0 ? '' : `; ${few} nơi chỉ để tham khảo (dưới 100 phiếu)`}. ` +
    `${summary.atOrAbove85} nơi đạt từ 85 %, trong đó ${summary.significantlyAbove85} nơi cao hơn 85 % có ý nghĩa thống kê; ` +
    `${summary.significantlyBelow85} nơi thấp hơn 85 % có ý nghĩa thống kê.`
  )
}

function rowOf({ code, name, figure, against85, against90 }: ProvinceFigure) {
  return { key: code, label: name, figure, mark: markOf(against85, against90) }
}

function markOf(against85: Against, against90: Against): string {
  if (against90 === 'above') return '▲ 90 %'
  if (against85 === 'above') return '▲ 85 %'
  return against85 === 'below' ? '▼ 85 %' : ''
}

const againstTexts: Readonly<Record<Against, string>> = {
  above: 'cao hơn',
  below: 'thấp hơn',
  unclear: 'chưa đủ căn cứ',
  hidden: '–',
}

function ProvinceTable({ provinces }: { readonly provinces: readonly ProvinceFigure[] }) {
  const { state } = useUrl()
  return (
    <Table
      caption="Chỉ số theo tỉnh, thành phố"
      rows={provinces}
      rowKey={({ code }) => code}
      columns={[
        {
          title: 'Tỉnh, thành phố',
          cell: ({ code, name }) => (
            <InnerLink to={{ filters: { ...state.filters, region: [], province: [code] } }}>{name}</InnerLink>
          ),
        },
        { title: 'Phát ra', numeric: true, cell: ({ funnel }) => maskedText(funnel.issued) },
        { title: 'Thu về', numeric: true, cell: ({ funnel }) => maskedText(funnel.returned) },
        { title: 'Hợp lệ (n)', numeric: true, cell: ({ figure }) => basisText(figure) },
        { title: 'Chỉ số', numeric: true, cell: ({ figure }) => valueText(figure) },
        { title: 'Khoảng tin cậy 95 %', numeric: true, cell: ({ figure }) => intervalText(figure.low, figure.high) },
        { title: 'So với 85 %', cell: ({ against85 }) => againstTexts[against85] },
        { title: 'So với 90 %', cell: ({ against90 }) => againstTexts[against90] },
      ]}
    />
  )
}

function sortedBy(order: 'figure' | 'name', provinces: readonly ProvinceFigure[]): readonly ProvinceFigure[] {
  const byName = provinces.toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
  if (order === 'name') return byName
  return byName.toSorted((one, other) => shownOf(other) - shownOf(one))
}

function shownOf({ figure }: ProvinceFigure): number {
  return isHidden(figure) ? -1 : (figure.value ?? -1)
}
