import type { ReactNode } from 'react'
import type { Board, OfficerNow } from './board-types.ts'
import { CountedOn } from './counted-on.tsx'

interface LoadTilesProps {
  readonly now: Board['now']
  readonly officers: readonly OfficerNow[]
  readonly readAt: number
}

/** Four numbers to be read from across the room. */
export function LoadTiles({ now: { waiting, oldestWaitSeconds, overdue }, officers, readAt }: LoadTilesProps) {
  const available = officers.filter(({ state }) => state === 'available').length
  const held = officers.reduce((sum, { open }) => sum + open, 0)
  return (
    <dl className="tiles">
      <Tile name="Đang chờ" note={waiting === 0 ? 'Không ai phải chờ' : 'công dân chưa có người nhận'}>
        {waiting}
      </Tile>
      <Tile name="Chờ lâu nhất" note="từ lúc xin gặp cán bộ">
        <CountedOn seconds={oldestWaitSeconds} readAt={readAt} />
      </Tile>
      <Tile name="Quá hạn" note={overdue === 0 ? 'Không có cuộc nào' : 'cần xử lý trước'} bad={overdue > 0}>
        {overdue}
      </Tile>
      <Tile name="Cán bộ sẵn sàng" note={`trong ${officers.length} người, đang giữ ${held} cuộc`}>
        {available}
      </Tile>
    </dl>
  )
}

interface TileProps {
  readonly name: string
  readonly note: string
  readonly bad?: boolean
  readonly children: ReactNode
}

function Tile({ name, note, bad = false, children }: TileProps) {
  return (
    <div className={bad ? 'tile card bad' : 'tile card'}>
      <dt>{name}</dt>
      <dd className="tile-number">{children}</dd>
      <dd className="muted small">{note}</dd>
    </div>
  )
}
