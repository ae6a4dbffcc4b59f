import { useCallback, useEffect } from 'preact/hooks'
import type { HandoffListing } from '../../store/contract.ts'
import type { Session } from './api.ts'
import { Conversation } from './conversation.tsx'
import { Queue } from './queue.tsx'
import { useDesk } from './use-desk.ts'
import { useSelected } from './use-selected.ts'

interface DeskProps {
  readonly session: Session
  readonly expired: () => void
  readonly signOut: () => void
  readonly fail: (text: string) => void
}

/** The whole desk on one screen: the queue on the left, the chosen conversation beside it. */
export function Desk({ session, expired, signOut, fail }: DeskProps) {
  const selected = useSelected()
  const desk = useDesk({ session, selected, expired })
  const handoffs = desk.list.kind === 'loaded' ? desk.list.value : []
  const calling = handoffs.filter((one) => callsFor(one, session.staff.id)).length
  useTitle(calling)

  const { act } = desk
  const run = useCallback<typeof act>(
    async (action, text) => {
      const problem = await act(action, text)
      // What could not be written is told beside the box that still holds it.
      if (problem !== undefined && text === undefined) fail(problem)
      return problem
    },
    [act, fail],
  )

  return (
    <div class={selected === undefined ? 'desk at-list' : 'desk at-conversation'}>
      <header class="bar">
        <h1 class="bar-name">
          <strong>An Sinh</strong> <span>Bàn hỗ trợ</span>
        </h1>
        <p class={desk.live ? 'live on' : 'live'} role="status">
          {desk.live ? 'Đang nhận tin mới' : 'Mất kết nối, đang nối lại…'}
        </p>
        <p class="bar-staff">{session.staff.displayName}</p>
        <button class="button quiet" type="button" onClick={signOut}>
          Đăng xuất
        </button>
      </header>
      <main class="desk-body">
        <Queue list={desk.list} me={session.staff.id} selected={selected} retry={desk.refresh} />
        <div class="pane">
          {selected === undefined ? (
            <Welcome handoffs={handoffs} />
          ) : (
            <Conversation
              key={selected}
              id={selected}
              view={desk.view}
              staff={session.staff}
              next={nextWaiting(handoffs, selected)}
              act={run}
              retry={desk.refresh}
            />
          )}
        </div>
      </main>
    </div>
  )
}

function Welcome({ handoffs }: { readonly handoffs: readonly HandoffListing[] }) {
  const waiting = handoffs.filter((one) => one.status === 'waiting').length
  return (
    <div class="welcome">
      <h2>{waiting === 0 ? 'Không có ai đang chờ' : `${waiting} người đang chờ`}</h2>
      <p class="muted">
        {waiting === 0 ? 'Yêu cầu mới sẽ tự hiện ở danh sách.' : 'Chọn một cuộc trong danh sách để đọc và nhận hỗ trợ.'}
      </p>
    </div>
  )
}

/** Somebody waits for this officer: nobody has taken them yet, or they wrote after the officer's last reply. */
function callsFor(one: HandoffListing, me: string): boolean {
  return one.status === 'waiting' || (one.assignedTo === me && one.unanswered > 0)
}

function nextWaiting(handoffs: readonly HandoffListing[], current: string): string | undefined {
  return handoffs.find((one) => one.status === 'waiting' && one.id !== current)?.id
}

function useTitle(calling: number): void {
  useEffect(() => {
    document.title = `${calling > 0 ? `(${calling}) ` : ''}An Sinh – Bàn hỗ trợ`
  }, [calling])
}
