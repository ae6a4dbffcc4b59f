import { useState } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { Dialog } from '../../../console/ui/parts/dialog.tsx'
import { EmptyState } from '../../../console/ui/parts/empty-state.tsx'
import { Table } from '../../../console/ui/parts/table.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { useMay } from '../may.ts'
import { monthText } from '../months.ts'
import { valueText } from '../figure-words.ts'
import { countText, intervalText } from '../numbers.ts'
import { Waiting } from '../panel/waiting.tsx'
import { Refused } from '../refused.tsx'
import { asOfText } from '../times.ts'
import { FreezeForm } from './freeze-form.tsx'
import type { Snapshot } from './snapshot-types.ts'
import { frozenFigure, frozenByText } from './snapshot-words.ts'

interface Snapshots {
  readonly snapshots: readonly Snapshot[]
  readonly changed?: readonly string[]
}

/** Figures that were published must be found again: each month is frozen, a correction is a new version. */
export function SnapshotsPage() {
  const may = useMay('publish')
  const snapshots = useResource<Snapshots>(may ? '/snapshots' : undefined)
  const [open, setOpen] = useState(false)
  const saved = (): void => {
    setOpen(false)
    void snapshots.reload()
  }
  if (!may) return <Refused what="xem và chốt tháng" />
  return (
    <div className="page-body">
      <header className="report-head">
        <h2>Chốt tháng</h2>
        <p className="muted">
          Mỗi tháng tự chốt tám ngày sau khi hết tháng, khi không còn phiếu nào có thể thu về. Sửa sau đó là một bản mới
          có ghi chú; bản cũ không đổi.
        </p>
        <div className="no-print">
          <Button kind="primary" press={() => setOpen(true)}>
            Chốt một tháng
          </Button>
        </div>
      </header>
      <Waiting resource={snapshots} what="các bản đã chốt">
        {({ snapshots: all, changed = [] }) => (
          <>
            {changed.length > 0 && (
              <p className="notice-line">
                Số liệu đã đổi sau khi chốt: {changed.map(monthText).join(', ')}. Xem lại, rồi chốt bản mới có ghi chú.
              </p>
            )}
            {all.length === 0 ? (
              <EmptyState title="Chưa có tháng nào được chốt" level={3}>
                <p className="muted">Tháng đầu tiên tự chốt tám ngày sau khi hết tháng.</p>
              </EmptyState>
            ) : (
              <section className="panel">
                <SnapshotTable snapshots={all} />
              </section>
            )}
          </>
        )}
      </Waiting>
      <Dialog title="Chốt một tháng" open={open} change={setOpen}>
        <FreezeForm saved={saved} leave={() => setOpen(false)} />
      </Dialog>
    </div>
  )
}

function SnapshotTable({ snapshots }: { readonly snapshots: readonly Snapshot[] }) {
  return (
    <Table
      caption="Các bản đã chốt"
      rows={snapshots}
      rowKey={({ id }) => id}
      columns={[
        { title: 'Tháng', cell: ({ month }) => <span className="nowrap">{monthText(month)}</span> },
        { title: 'Bản', numeric: true, cell: ({ version }) => version },
        { title: 'Chốt lúc', cell: ({ frozenAt }) => <span className="nowrap">{asOfText(frozenAt)}</span> },
        { title: 'Người chốt', cell: frozenByText },
        { title: 'Hợp lệ (n)', numeric: true, cell: ({ index }) => countText(index.n) },
        { title: 'Chỉ số, quy tắc A', numeric: true, cell: ({ index }) => valueText(frozenFigure(index)) },
        { title: 'Khoảng tin cậy 95 %', numeric: true, cell: ({ index }) => frozenInterval(index) },
        { title: 'Số dòng', numeric: true, cell: ({ rows }) => countText(rows) },
        { title: 'Ghi chú', cell: ({ note }) => <span className="wide-cell">{note}</span> },
        { title: 'SHA-256', cell: ({ sha256 }) => <code className="hash">{sha256}</code> },
      ]}
    />
  )
}

function frozenInterval(index: Snapshot['index']): string {
  const { low, high } = frozenFigure(index)
  return intervalText(low, high)
}
