import { Table } from '../../../console/ui/parts/table.tsx'
import { countText, percentText } from '../numbers.ts'
import { Panel } from '../panel/panel.tsx'
import { monthText } from '../months.ts'
import type { Operations } from './operations-types.ts'

/** Most complaints first. Figures only: a map would invite to read small numbers as places. */
export function HospitalPanel({ operations }: { readonly operations: Operations }) {
  const { hospital: rows, hospitalMonth, unknownProvinceShare = null } = operations
  const sorted = rows.toSorted((one, other) => (other.complaints ?? 0) - (one.complaints ?? 0))
  return (
    <Panel
      title="Góp ý, khiếu nại liên quan bệnh viện"
      method={['suppression']}
      intro={
        <p className="muted small">
          Hội thoại hỏi về khám chữa bệnh và phần trong đó là khiếu nại, theo tỉnh
          {hospitalMonth === undefined ? '' : `, cả ${monthText(hospitalMonth)}`}; dưới 10 người không nêu số.
          {unknownProvinceShare !== null && ` Không rõ tỉnh: ${percentText(unknownProvinceShare)} số hội thoại.`}
        </p>
      }
    >
      {rows.length === 0 ? (
        <p className="muted">Chưa có hội thoại nào về bệnh viện trong kỳ này.</p>
      ) : (
        <Table
          caption="Hội thoại và khiếu nại về bệnh viện theo tỉnh"
          rows={sorted}
          rowKey={({ province }) => province}
          columns={[
            { title: 'Tỉnh, thành phố', cell: ({ name }) => name },
            { title: 'Hội thoại', numeric: true, cell: ({ conversations }) => countText(conversations) },
            { title: 'Khiếu nại', numeric: true, cell: ({ complaints }) => countText(complaints) },
            { title: 'Góp ý nhắc bệnh viện', numeric: true, cell: ({ comments }) => countText(comments) },
            { title: 'Tỷ lệ trong mọi hội thoại', numeric: true, cell: ({ share }) => percentText(share) },
          ]}
        />
      )}
    </Panel>
  )
}
