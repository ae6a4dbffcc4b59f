import type { DeskItem } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { Options } from './parts/options.tsx'
import { Select } from './parts/select.tsx'
import { channelText } from './texts.ts'
import { useApi } from './use-api.ts'
import { useTeam } from './use-team.ts'
import type { QueueState } from './use-queue.ts'

interface QueueHeadProps {
  readonly open: readonly DeskItem[]
  readonly queue: QueueState
  readonly next: { readonly busy: boolean; readonly take: () => void }
}

/** Above the list: which of it is shown, and the one button that a shift turns on. */
export function QueueHead({ open, queue: { filter, change }, next }: QueueHeadProps) {
  const { staff } = useApi()
  const mine = open.filter((one) => one.assignedTo === staff.id).length
  const waiting = open.filter((one) => one.status === 'waiting').length
  const options = [
    { value: 'all', label: 'Tất cả' },
    { value: 'mine', label: `Của tôi ${mine}` },
    { value: 'waiting', label: `Chờ ${waiting}` },
    { value: 'resolved', label: 'Đã xong' },
  ] as const
  return (
    <div className="queue-head">
      <Button kind="primary" className="wide" press={next.take} busy={next.busy} keys="n Alt+N">
        {next.busy ? 'Đang nhận…' : 'Nhận cuộc tiếp theo'} <kbd aria-hidden="true">N</kbd>
      </Button>
      <Options
        label="Hiện những cuộc nào"
        hideLabel
        inRow
        options={options}
        value={filter.whose}
        change={(whose) => change({ whose })}
      />
      <Narrowing open={open} filter={filter} change={change} />
    </div>
  )
}

type NarrowingProps = Pick<QueueState, 'filter' | 'change'> & { readonly open: readonly DeskItem[] }

/** Only where there is something to choose from. */
function Narrowing({ open, filter, change }: NarrowingProps) {
  const { queueTitle } = useTeam()
  const queues = distinct(
    open.map(({ queue }) => queue),
    filter.queue,
  )
  const channels = distinct(
    open.map(({ channel }) => channel),
    filter.channel,
  )
  if (queues.length < 2 && channels.length < 2) return null
  return (
    <div className="queue-narrow">
      {queues.length > 1 && (
        <Select
          label="Nhóm việc"
          hideLabel
          small
          options={[
            { value: '', label: 'Mọi nhóm việc' },
            ...queues.map((value) => ({ value, label: queueTitle(value) })),
          ]}
          value={filter.queue}
          change={(queue) => change({ queue })}
        />
      )}
      {channels.length > 1 && (
        <Select
          label="Kênh"
          hideLabel
          small
          options={[
            { value: '', label: 'Mọi kênh' },
            ...channels.map((value) => ({ value, label: channelText(value) })),
          ]}
          value={filter.channel}
          change={(channel) => change({ channel })}
        />
      )}
    </div>
  )
}

function distinct(values: readonly string[], chosen: string): readonly string[] {
  return [...new Set(chosen === '' ? values : [...values, chosen])].toSorted()
}
