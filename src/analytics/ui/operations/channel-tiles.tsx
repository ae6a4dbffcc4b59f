import { Table } from '../../../console/ui/parts/table.tsx'
import { countText, percentText, secondsText } from '../numbers.ts'
import { capital } from '../months.ts'
import { Panel } from '../panel/panel.tsx'
import type { ChannelOperations } from './operations-types.ts'

export function ChannelTiles({ channels }: { readonly channels: readonly ChannelOperations[] }) {
  return (
    <Panel
      title="Từng kênh"
      intro={<p className="muted small">Tỷ lệ được trả lời và chuyển cán bộ: trên số hội thoại có hỏi.</p>}
      method={['operations']}
      table={<ChannelTable channels={channels} />}
    >
      <ul className="channel-tiles">
        {channels.map((channel) => (
          <li key={channel.channel} className="channel-tile">
            <h4>{capital(channel.label)}</h4>
            <p className="muted small">
              {countText(channel.conversations)} hội thoại, {countText(channel.asked)} có hỏi
            </p>
            <dl>
              <Line name="Được trả lời" value={percentText(channel.answeredShare)} strong />
              <Line name="Trả lời đầu: trung vị" value={secondsText(channel.medianFirstAnswerSeconds)} />
              <Line name="Trả lời đầu: 95 % trong" value={secondsText(channel.p95FirstAnswerSeconds)} />
              <Line name="Chuyển cán bộ" value={percentText(channel.handoverShare)} />
              <Line
                name="Gửi hỏng"
                value={`${percentText(channel.failureShare)} (${countText(channel.deliveryFailures)})`}
              />
            </dl>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Line({
  name,
  value,
  strong = false,
}: {
  readonly name: string
  readonly value: string
  readonly strong?: boolean
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={strong ? 'strong' : ''}>{value}</dd>
    </div>
  )
}

function ChannelTable({ channels }: { readonly channels: readonly ChannelOperations[] }) {
  return (
    <Table
      caption="Số liệu từng kênh"
      rows={channels}
      rowKey={({ channel }) => channel}
      columns={[
        { title: 'Kênh', cell: ({ label }) => capital(label) },
        { title: 'Hội thoại', numeric: true, cell: ({ conversations }) => countText(conversations) },
        { title: 'Có hỏi', numeric: true, cell: ({ asked }) => countText(asked) },
        { title: 'Được trả lời', numeric: true, cell: ({ answeredShare }) => percentText(answeredShare) },
        { title: 'Trung vị', numeric: true, cell: (row) => secondsText(row.medianFirstAnswerSeconds) },
        { title: '95 %', numeric: true, cell: (row) => secondsText(row.p95FirstAnswerSeconds) },
        { title: 'Chuyển cán bộ', numeric: true, cell: ({ handoverShare }) => percentText(handoverShare) },
        { title: 'Lượt gửi', numeric: true, cell: ({ deliveries }) => countText(deliveries) },
        { title: 'Gửi hỏng', numeric: true, cell: ({ deliveryFailures }) => countText(deliveryFailures) },
        { title: 'Tỷ lệ hỏng', numeric: true, cell: ({ failureShare }) => percentText(failureShare) },
      ]}
    />
  )
}
