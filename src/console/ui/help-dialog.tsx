import { Dialog } from './parts/dialog.tsx'
import { Keys } from './parts/keys.tsx'
import { Table } from './parts/table.tsx'
import { shortcuts, writingKeys } from './shortcuts.ts'

const shownKeys: Readonly<Record<string, string>> = { Escape: 'Esc' }

type Row = readonly [keys: string, label: string]

const rows: readonly Row[] = [
  ...shortcuts.map(({ keys, label }): Row => [shownKeys[keys] ?? keys, label]),
  ...writingKeys,
]
const columns = [
  { title: 'Phím', cell: ([keys]: Row) => <Keys keys={keys} /> },
  { title: 'Việc', cell: ([, label]: Row) => label },
]

interface HelpDialogProps {
  readonly open: boolean
  readonly change: (open: boolean) => void
}

export function HelpDialog({ open, change }: HelpDialogProps) {
  return (
    <Dialog title="Phím tắt" open={open} change={change} wide>
      <Table caption="Bảng phím tắt" columns={columns} rows={rows} rowKey={([keys]) => keys} />
      <p className="muted small">
        Khi đang gõ chữ, chỉ các phím có Alt hoặc Ctrl có tác dụng. Esc đóng bảng này. Phím một chữ cái tắt được trong
        Cài đặt.
      </p>
    </Dialog>
  )
}
