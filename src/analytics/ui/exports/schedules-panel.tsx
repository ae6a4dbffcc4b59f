import { useState } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { Field } from '../../../console/ui/parts/field.tsx'
import { Select } from '../../../console/ui/parts/select.tsx'
import { Table } from '../../../console/ui/parts/table.tsx'
import { tellDone, tellFailure } from '../../../console/ui/toasts.tsx'
import { useApi } from '../../../console/ui/use-api.ts'
import { useResource } from '../../../console/ui/use-resource.ts'
import { Panel } from '../panel/panel.tsx'
import { Waiting } from '../panel/waiting.tsx'
import { asOfText } from '../times.ts'
import { formatOptions, formatText } from './export-formats.ts'

interface Schedule {
  readonly id: string
  readonly format: string
  readonly reason: string
  readonly cadence: string
  readonly hour: number
  readonly nextAt: string
}

const cadences = [
  { value: 'daily', label: 'Mỗi ngày' },
  { value: 'weekly', label: 'Mỗi tuần' },
  { value: 'monthly', label: 'Mỗi tháng, sau khi chốt' },
] as const

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour} giờ` }))

export function SchedulesPanel() {
  const { call } = useApi()
  const schedules = useResource<{ readonly schedules: readonly Schedule[] }>('/schedules')
  const [draft, setDraft] = useState({ format: 'xlsx', cadence: 'monthly', hour: '6', reason: '' })
  const [problem, setProblem] = useState<string>()
  const set = (part: Partial<typeof draft>): void => setDraft((known) => ({ ...known, ...part }))

  async function create(): Promise<void> {
    setProblem(undefined)
    const body = { ...draft, hour: Number(draft.hour), reason: draft.reason.trim(), filter: {} }
    const result = await call('/schedules', { method: 'POST', body })
    if (!result.ok) return setProblem(result.detail)
    tellDone('Đã đặt lịch xuất.')
    set({ reason: '' })
    await schedules.reload()
  }
  async function remove({ id }: Schedule): Promise<void> {
    const result = await call(`/schedules/${id}`, { method: 'DELETE' })
    if (result.ok) tellDone('Đã bỏ lịch xuất.')
    else tellFailure(result.detail)
    await schedules.reload()
  }
  return (
    <Panel title="Xuất theo lịch" method={[]} source="Tệp của lịch hiện ở danh sách “Các lần xuất”.">
      <Waiting resource={schedules} what="lịch xuất">
        {({ schedules: all }) =>
          all.length === 0 ? (
            <p className="muted">Chưa có lịch nào.</p>
          ) : (
            <ScheduleTable schedules={all} remove={(schedule) => void remove(schedule)} />
          )
        }
      </Waiting>
      <div className="form-grid">
        <Select label="Nhịp" options={cadences} value={draft.cadence} change={(cadence) => set({ cadence })} />
        <Select label="Lúc" options={hours} value={draft.hour} change={(hour) => set({ hour })} />
        <Select label="Dạng tệp" options={formatOptions} value={draft.format} change={(format) => set({ format })} />
        <Field
          label="Lý do"
          value={draft.reason}
          change={(reason) => set({ reason })}
          maxLength={300}
          error={problem}
        />
      </div>
      <div className="row">
        <Button press={() => void create()}>Đặt lịch</Button>
      </div>
    </Panel>
  )
}

interface ScheduleTableProps {
  readonly schedules: readonly Schedule[]
  readonly remove: (schedule: Schedule) => void
}

function ScheduleTable({ schedules, remove }: ScheduleTableProps) {
  return (
    <Table
      caption="Lịch xuất"
      rows={schedules}
      rowKey={({ id }) => id}
      columns={[
        { title: 'Nhịp', cell: ({ cadence }) => cadences.find(({ value }) => value === cadence)?.label ?? cadence },
        { title: 'Lúc', cell: ({ hour }) => `${hour} giờ` },
        { title: 'Dạng', cell: ({ format }) => formatText(format) },
        { title: 'Lý do', cell: ({ reason }) => reason },
        { title: 'Lần tới', cell: ({ nextAt }) => asOfText(nextAt) },
        {
          title: 'Việc',
          cell: (schedule) => (
            <Button className="small" label={`Bỏ lịch: ${schedule.reason}`} press={() => remove(schedule)}>
              Bỏ lịch
            </Button>
          ),
        },
      ]}
    />
  )
}
