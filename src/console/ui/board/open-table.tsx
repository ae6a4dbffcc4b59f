import { useState } from 'react'
import type { DeskItem } from '../desk-types.ts'
import { Elapsed } from '../elapsed.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Menu } from '../parts/menu.tsx'
import { Select } from '../parts/select.tsx'
import { Table } from '../parts/table.tsx'
import { handoffLine, handoffTitle, handoffWords } from '../handoff-title.ts'
import { handoffHref } from '../places.ts'
import { channelText, isUrgent } from '../texts.ts'
import type { OfficerNow } from './board-types.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { CoachDialog } from './coach-dialog.tsx'
import { inOrder, whoseIs } from './open-order.ts'

interface OpenTableProps {
  readonly open: readonly DeskItem[]
  readonly officers: readonly OfficerNow[]
  readonly titles: ReadonlyMap<string, string>
  readonly changed: () => Promise<void>
}

interface Asked {
  readonly what: 'assign' | 'coach'
  readonly item: DeskItem
}

/** What is open now, late and waiting first: to give a conversation to somebody, or somebody a hint. */
export function OpenTable({ open, officers, titles, changed }: OpenTableProps) {
  const [whose, setWhose] = useState('')
  const [asked, setAsked] = useState<Asked>()
  const shown = inOrder(open.filter((item) => whoseIs(item, whose)))
  const close = (): void => setAsked(undefined)
  return (
    <section className="card section" aria-labelledby="open-title">
      <div className="section-head">
        <h3 id="open-title">
          Các cuộc đang mở <span className="muted">({shown.length})</span>
        </h3>
        <Select
          small
          label="Xem các cuộc"
          hideLabel
          value={whose}
          change={setWhose}
          options={[
            { value: '', label: 'Tất cả' },
            { value: 'waiting', label: 'Chưa ai nhận' },
            { value: 'late', label: 'Quá hạn' },
            ...officers.map(({ id, name }) => ({ value: id, label: `Của ${name}` })),
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState title="Không có cuộc nào" level={3} />
      ) : (
        <Table
          caption="Các cuộc đang mở"
          rows={shown}
          rowKey={({ id }) => id}
          columns={[
            { title: 'Nội dung', cell: (item) => <Subject item={item} /> },
            { title: 'Nhóm việc', cell: ({ queue }) => titles.get(queue) ?? queue },
            {
              title: 'Cán bộ',
              cell: ({ officer, status }) => (status === 'waiting' ? <Nobody /> : (officer ?? 'Đồng nghiệp')),
            },
            { title: 'Mở được', numeric: true, cell: ({ openedAt }) => <Elapsed since={openedAt} /> },
            {
              title: 'Chưa trả lời',
              numeric: true,
              cell: ({ unanswered }) => (unanswered === 0 ? '–' : `${unanswered} tin`),
            },
            {
              title: 'Việc',
              cell: (item) => (
                <Menu
                  className="small"
                  label={`Việc với cuộc: ${handoffLine(item)}`}
                  actions={[
                    { id: 'assign', label: 'Giao cho…', run: () => setAsked({ what: 'assign', item }) },
                    { id: 'coach', label: 'Ghi chú hướng dẫn…', run: () => setAsked({ what: 'coach', item }) },
                  ]}
                >
                  Chọn <span aria-hidden="true">▾</span>
                </Menu>
              ),
            },
          ]}
        />
      )}
      {asked?.what === 'assign' && (
        <AssignDialog item={asked.item} officers={officers} close={close} changed={changed} />
      )}
      {asked?.what === 'coach' && <CoachDialog item={asked.item} close={close} changed={changed} />}
    </section>
  )
}

function Nobody() {
  return <span className="tag warning">Chưa ai nhận</span>
}

function Subject({ item }: { readonly item: DeskItem }) {
  return (
    <>
      {isUrgent(item) && <span className="tag danger">Khẩn</span>}{' '}
      {item.late === true && <span className="tag danger">Quá hạn</span>}{' '}
      <a href={handoffHref(item.id)}>{handoffWords(item) || handoffTitle(item)}</a>
      <span className="sub">
        {[item.topicTitle, channelText(item.channel), item.province?.name].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}
