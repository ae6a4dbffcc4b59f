import { Table } from '../../../console/ui/parts/table.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { countText, percentText } from '../numbers.ts'
import { Panel } from '../panel/panel.tsx'
import { Waiting } from '../panel/waiting.tsx'

interface Yearly {
  readonly results: readonly {
    readonly year: number
    readonly value: number
    readonly issued?: number | null
    readonly returned?: number | null
    readonly valid?: number | null
    readonly range?: readonly [number, number] | null
    readonly note?: string | null
    readonly source?: string | null
  }[]
  readonly targets: readonly { readonly until: number; readonly value: number; readonly basis: string }[]
}

/** Another product: its own years, its own table, never in one picture with the chat's index. */
export function YearlyPanel() {
  const yearly = useResource<Yearly>('/yearly')
  return (
    <Panel
      title="Để tham khảo: khảo sát hài lòng hằng năm của BHXH Việt Nam"
      className="yearly"
      method={['yearly']}
      source="Khảo sát hằng năm hỏi sáu nhóm đối tượng, bằng phiếu riêng; không so sánh và không nối với chỉ số kênh hỗ trợ."
    >
      <Waiting resource={yearly} what="kết quả khảo sát hằng năm">
        {({ results, targets }) => (
          <>
            <Table
              caption="Kết quả khảo sát hằng năm đã công bố"
              rows={results}
              rowKey={({ year }) => String(year)}
              columns={[
                { title: 'Năm', cell: ({ year }) => year },
                { title: 'Kết quả', numeric: true, cell: ({ value }) => twoDecimals(value) },
                { title: 'Phát ra', numeric: true, cell: ({ issued }) => given(issued) },
                { title: 'Thu về', numeric: true, cell: ({ returned }) => given(returned) },
                { title: 'Hợp lệ', numeric: true, cell: ({ valid }) => given(valid) },
                {
                  title: 'Giữa các tỉnh',
                  numeric: true,
                  cell: ({ range }) => rangeText(range),
                },
                {
                  title: 'Ghi chú',
                  cell: ({ note, source }) => (
                    <span className="wide-cell">
                      {note} {source !== undefined && source !== null && source !== '' && `Nguồn: ${source}.`}
                    </span>
                  ),
                },
              ]}
            />
            <p className="muted small">
              {targets
                .map(({ until, value, basis }) => `Mục tiêu đến năm ${until}: ${percentText(value)} (${basis}).`)
                .join(' ')}
            </p>
          </>
        )}
      </Waiting>
    </Panel>
  )
}

const percent2 = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function twoDecimals(share: number): string {
  return `${percent2.format(100 * share)}\u00a0%`
}

function rangeText(range: readonly [number, number] | null | undefined): string {
  return range === undefined || range === null ? '–' : `${twoDecimals(range[0])} – ${twoDecimals(range[1])}`
}

function given(count: number | null | undefined): string {
  return count === undefined || count === null ? '–' : countText(count)
}
