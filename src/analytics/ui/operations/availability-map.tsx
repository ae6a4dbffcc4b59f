import { Table } from '../../../console/ui/parts/table.tsx'
import { capital } from '../months.ts'
import { percentText } from '../numbers.ts'
import { Chart } from '../panel/chart.tsx'
import { Panel } from '../panel/panel.tsx'
import { hourClass, hourClasses, hoursOfDay, type HourCell } from './hours-of-day.ts'
import type { ChannelOperations } from './operations-types.ts'

interface ChannelHours {
  readonly channel: string
  readonly label: string
  readonly cells: readonly HourCell[]
}

/** Hour by channel. An hour nobody looked at is hatched, never whole. */
export function AvailabilityMap({ channels }: { readonly channels: readonly ChannelOperations[] }) {
  const rows = channels.map(({ channel, label, hours }) => ({
    channel,
    label: capital(label),
    cells: hoursOfDay(hours),
  }))
  return (
    <Panel
      title="Mức sẵn sàng theo giờ trong ngày"
      method={['operations']}
      intro={<p className="muted small">Trung bình các ngày trong kỳ, giờ Việt Nam. Ô gạch chéo: không đo.</p>}
      table={<HoursTable rows={rows} />}
    >
      <Chart alt={rows.map(rowWords).join(' ')} className="heat">
        <div className="heat-row heat-head">
          <span />
          {Array.from({ length: 24 }, (_, hour) => (
            <span key={hour}>{hour % 3 === 0 ? hour : ''}</span>
          ))}
        </div>
        {rows.map(({ channel, label, cells }) => (
          <div className="heat-row" key={channel}>
            <span className="heat-name">{label}</span>
            {cells.map(({ hour, available }) => (
              <span key={hour} className={`heat-cell ${hourClass(available)}`} />
            ))}
          </div>
        ))}
      </Chart>
      <ul className="legend-list" aria-label="Chú giải màu">
        {hourClasses.map(({ id, label }) => (
          <li key={id}>
            <span className={`swatch ${id}`} /> {label}
          </li>
        ))}
        <li>
          <span className="swatch hatched" /> không đo
        </li>
      </ul>
    </Panel>
  )
}

function rowWords({ label, cells }: ChannelHours): string {
  const looked = cells.filter(({ available }) => available !== null)
  if (looked.length === 0) return `${label}: không đo.`
  const weak = looked.filter(({ available }) => available !== null && available < 0.99)
  const words = weak.map(({ hour, available }) => `${hour} giờ ${percentText(available)}`)
  return `${label}: ${weak.length === 0 ? 'mọi giờ được đo từ 99 %' : words.join(', ')}.`
}

function HoursTable({ rows }: { readonly rows: readonly ChannelHours[] }) {
  return (
    <Table
      caption="Mức sẵn sàng theo giờ"
      rows={Array.from({ length: 24 }, (_, hour) => hour)}
      rowKey={String}
      columns={[
        { title: 'Giờ', cell: (hour) => `${hour}–${hour + 1}` },
        ...rows.map(({ label, cells }) => ({
          title: label,
          numeric: true,
          cell: (hour: number) => {
            const available = cells[hour]?.available ?? null
            return available === null ? 'không đo' : percentText(available)
          },
        })),
      ]}
    />
  )
}
