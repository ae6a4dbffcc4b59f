import { useState } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { Dialog } from '../../../console/ui/parts/dialog.tsx'
import { Table } from '../../../console/ui/parts/table.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { useMay } from '../may.ts'
import { dayText } from '../months.ts'
import { Panel } from '../panel/panel.tsx'
import { Waiting } from '../panel/waiting.tsx'
import type { Action } from '../report-types.ts'
import { ActionForm } from './action-form.tsx'
import { actionStatusTexts } from './action-status.ts'

/** What was done since: who, what, by when, with what result. */
export function ActionsPanel() {
  const actions = useResource<{ readonly actions: readonly Action[] }>('/actions')
  const mayEdit = useMay('publish', 'recheck', 'board')
  const [editing, setEditing] = useState<Action | 'new'>()
  const saved = (): void => {
    setEditing(undefined)
    void actions.reload()
  }
  return (
    <Panel
      title="Việc đã giao để cải thiện"
      method={[]}
      source="Rõ người, rõ việc, rõ trách nhiệm, rõ tiến độ, rõ kết quả. Không phụ thuộc bộ lọc."
    >
      <Waiting resource={actions} what="danh sách việc">
        {({ actions: all }) =>
          all.length === 0 ? (
            <p className="muted">
              Chưa có việc nào được giao. Từ kết quả ở trên, giao việc đầu tiên: ai, làm gì, đến khi nào.
            </p>
          ) : (
            <ActionTable actions={all} edit={mayEdit ? setEditing : undefined} />
          )
        }
      </Waiting>
      {mayEdit && (
        <div className="no-print">
          <Button press={() => setEditing('new')}>Giao việc mới</Button>
        </div>
      )}
      <Dialog
        wide
        title={editing === 'new' ? 'Giao việc mới' : 'Cập nhật việc'}
        open={editing !== undefined}
        change={(open) => !open && setEditing(undefined)}
      >
        {editing !== undefined && (
          <ActionForm
            action={editing === 'new' ? undefined : editing}
            saved={saved}
            leave={() => setEditing(undefined)}
          />
        )}
      </Dialog>
    </Panel>
  )
}

interface ActionTableProps {
  readonly actions: readonly Action[]
  readonly edit: ((action: Action) => void) | undefined
}

function ActionTable({ actions, edit }: ActionTableProps) {
  return (
    <Table
      caption="Việc đã giao"
      rows={actions}
      rowKey={({ id }) => id}
      columns={[
        {
          title: 'Việc',
          cell: ({ title, finding }) => (
            <span className="wide-cell">
              {title}
              {finding !== undefined && finding !== null && finding !== '' && (
                <span className="sub">Từ: {finding}</span>
              )}
            </span>
          ),
        },
        { title: 'Người phụ trách', cell: ({ owner }) => owner },
        { title: 'Hạn', cell: ({ dueOn }) => <span className="nowrap">{dayText(dueOn)}</span> },
        { title: 'Tiến độ', cell: ({ status }) => actionStatusTexts[status] },
        { title: 'Kết quả', cell: ({ result }) => (result === '' ? '–' : (result ?? '–')) },
        ...(edit === undefined
          ? []
          : [
              {
                title: 'Sửa',
                cell: (action: Action) => (
                  <Button className="small no-print" label={`Cập nhật: ${action.title}`} press={() => edit(action)}>
                    Cập nhật
                  </Button>
                ),
              },
            ]),
      ]}
    />
  )
}
