import './board.css'
import { useMemo } from 'react'
import type { DeskItem } from '../desk-types.ts'
import { LoadingState } from '../page/loading-state.tsx'
import { Page } from '../page/page.tsx'
import { Button } from '../parts/button.tsx'
import { tellFailure } from '../toasts.tsx'
import { oneAtATime } from '../one-at-a-time.ts'
import { useLive } from '../use-live.ts'
import { useResource } from '../use-resource.ts'
import type { Board } from './board-types.ts'
import { FiguresTable } from './figures-table.tsx'
import { LoadTiles } from './load-tiles.tsx'
import { OfficersTable } from './officers-table.tsx'
import { OpenTable } from './open-table.tsx'
import { QueuesTable } from './queues-table.tsx'

interface BoardPageProps {
  readonly open: readonly DeskItem[]
  readonly refresh: () => Promise<void>
}

/** A wall is read from afar: figures that jump are not read at all. */
const LOOK_EVERY_MS = 1_000

/** For one screen on a wall as well as for a supervisor's desk: it looks again whenever something happens. */
export function BoardPage({ open, refresh }: BoardPageProps) {
  const board = useResource<Board>('/board')
  const { reload } = board
  useLive(useMemo(() => oneAtATime(reload, LOOK_EVERY_MS), [reload]))

  async function changed(): Promise<void> {
    await Promise.all([refresh(), reload()])
  }
  async function fill(): Promise<void> {
    try {
      // The whole document: menus and dialogs stand beside the page, not in it.
      if (document.fullscreenElement === null) await document.documentElement.requestFullscreen()
      else await document.exitFullscreen()
    } catch {
      tellFailure('Trình duyệt này không mở được toàn màn hình.')
    }
  }
  return (
    <Page
      className="board"
      title="Điều hành"
      intro="Tình hình lúc này và số liệu theo nhóm việc. Số tự cập nhật khi có việc mới."
      actions={<Button press={fill}>Toàn màn hình</Button>}
    >
      <LoadingState resource={board} what="bảng điều hành">
        {(value) => <Shown board={value} open={open} changed={changed} />}
      </LoadingState>
    </Page>
  )
}

interface ShownProps {
  readonly board: Board
  readonly open: readonly DeskItem[]
  readonly changed: () => Promise<void>
}

function Shown({ board, open, changed }: ShownProps) {
  // The server's seconds are those of this moment; the page counts on from it.
  const readAt = useMemo(() => Date.now(), [board])
  const { now, officers, figures } = board
  const titles = new Map(now.byQueue.map(({ queue, title }) => [queue, title ?? queue]))
  return (
    <>
      <LoadTiles now={now} officers={officers} readAt={readAt} />
      <div className="board-halves">
        <section className="card section" aria-labelledby="queues-title">
          <h3 id="queues-title">Theo nhóm việc</h3>
          <QueuesTable queues={now.byQueue} readAt={readAt} />
        </section>
        <section className="card section" aria-labelledby="officers-title">
          <h3 id="officers-title">Cán bộ</h3>
          <OfficersTable officers={officers} readAt={readAt} />
        </section>
      </div>
      <OpenTable open={open} officers={officers} titles={titles} changed={changed} />
      <FiguresTable figures={figures} titles={titles} />
    </>
  )
}
