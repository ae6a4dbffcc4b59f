import { Table } from '../../../console/ui/parts/table.tsx'
import { maskedText, percentText } from '../numbers.ts'
import { Panel } from '../panel/panel.tsx'
import { monthText } from '../months.ts'
import type { HospitalRow, Operations } from './operations-types.ts'

/** Most complaints first. Figures only: a map would invite to read small numbers as places. */
export function HospitalPanel({ operations }: { readonly operations: Operations }) {
  const { hospital: rows, hospitalMonth, unknownProvinceShare = null } = operations
  const told = rows.filter(isTold)
  const sorted = told.toSorted((one, other) => (other.complaints ?? 0) - (one.complaints ?? 0))
  return (
    <Panel
      title="Góp ý, khiếu nại liên quan bệnh viện"
      method={['hospital', 'suppression']}
      intro={
        <p className="muted small">
          Hội thoại hỏi về khám chữa bệnh và phần trong đó là khiếu nại, theo tỉnh
          {hospitalMonth === undefined ? '' : `, cả ${monthText(hospitalMonth)}`}; dưới 10 người không nêu số.
          {unknownProvinceShare !== null && ` Không rõ tỉnh: ${percentText(unknownProvinceShare)} số hội thoại.`}
        </p>
      }
    >
      {told.length === 0 ? (
        <p className="muted">Tháng này chưa nơi nào có từ 10 người nói về bệnh viện.</p>
      ) : (
        <Table
          caption="Hội thoại và khiếu nại về bệnh viện theo tỉnh"
          rows={sorted}
          rowKey={({ province }) => province}
          columns={[
            { title: 'Tỉnh, thành phố', cell: ({ name }) => name },
            { title: 'Hội thoại', numeric: true, cell: ({ conversations }) => maskedText(conversations) },
            { title: 'Khiếu nại', numeric: true, cell: ({ complaints }) => maskedText(complaints) },
            { title: 'Góp ý nhắc bệnh viện', numeric: true, cell: ({ comments }) => maskedText(comments) },
            { title: 'Tỷ lệ trong mọi hội thoại', numeric: true, cell: ({ share }) => percentText(share) },
          ]}
        />
      )}
      {told.length > 0 && rows.length > told.length && (
        <p className="muted small">
          {rows.length - told.length} nơi khác: dưới 10 người hoặc không có ai; hai trường hợp không nêu riêng.
        </p>
      )}
    </Panel>
  )
}

function isTold({ conversations, complaints, comments }: HospitalRow): boolean {
  return conversations !== null || complaints !== null || comments !== null
}
