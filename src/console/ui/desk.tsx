import { useCallback, useEffect } from 'preact/hooks'
import type { HandoffListing } from '../../store/contract.ts'
import type { Session } from './api.ts'
import { Bar } from './bar.tsx'
import { CallForm } from './call-form.tsx'
import { CallbackList } from './callback-list.tsx'
import { Ticket } from './callback-ticket.tsx'
import { Conversation } from './conversation.tsx'
import { usePlace, type Place } from './places.ts'
import { Queue } from './queue.tsx'
import { useCallDraft } from './use-call-draft.ts'
import { useCallbacks, type CallbacksState } from './use-callbacks.ts'
import { useDesk, type DeskState, type Loaded } from './use-desk.ts'

interface DeskProps {
  readonly session: Session
  readonly expired: () => void
  readonly signOut: () => void
  readonly fail: (text: string) => void
}

/** The whole desk on one screen: a list on the left, the chosen conversation or call beside it. */
export function Desk({ session, expired, signOut, fail }: DeskProps) {
  const place = usePlace()
  const callbacks = useCallbacks({ session, selected: idIn(place, 'callbacks'), expired })
  const selected = idIn(place, 'handoffs')
  const desk = useDesk({ session, selected, expired, alsoRefresh: callbacks.refresh })
  const call = useCallDraft(session)
  const calling = loadedOf(desk.list).filter((one) => callsFor(one, session.staff.id)).length
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

  const isList = place.kind !== 'call' && place.id === undefined
  return (
    <div class={isList ? 'desk at-list' : 'desk at-conversation'}>
      <Bar
        staff={session.staff}
        place={place}
        live={desk.live}
        calling={calling}
        owed={loadedOf(callbacks.list).length}
        signOut={signOut}
      />
      {place.kind === 'handoffs' && <Handoffs session={session} selected={selected} desk={{ ...desk, act: run }} />}
      {place.kind === 'callbacks' && <Callbacks session={session} selected={place.id} callbacks={callbacks} />}
      {place.kind === 'call' && (
        <main class="desk-body single">
          <div class="pane">
            <CallForm call={call} expired={expired} />
          </div>
        </main>
      )}
    </div>
  )
}

interface HandoffsProps {
  readonly session: Session
  readonly selected: string | undefined
  readonly desk: DeskState
}

function Handoffs({ session: { staff }, selected, desk }: HandoffsProps) {
  const handoffs = loadedOf(desk.list)
  return (
    <main class="desk-body">
      <Queue list={desk.list} me={staff.id} selected={selected} retry={desk.refresh} />
      <div class="pane">
        {selected === undefined ? (
          <Welcome handoffs={handoffs} />
        ) : (
          <Conversation
            key={selected}
            id={selected}
            view={desk.view}
            staff={staff}
            next={nextWaiting(handoffs, selected)}
            act={desk.act}
            tellWriting={desk.tellWriting}
            retry={desk.refresh}
          />
        )}
      </div>
    </main>
  )
}

interface CallbacksProps {
  readonly session: Session
  readonly selected: string | undefined
  readonly callbacks: CallbacksState
}

function Callbacks({ session: { staff }, selected, callbacks }: CallbacksProps) {
  const owed = loadedOf(callbacks.list)
  const next = owed.find((one) => one.id !== selected)?.id
  return (
    <main class="desk-body">
      <CallbackList list={callbacks.list} selected={selected} retry={callbacks.refresh} />
      <div class="pane">
        {selected === undefined ? (
          <NoTicket owed={owed.length} />
        ) : (
          <Ticket
            key={selected}
            id={selected}
            ticket={callbacks.ticket}
            staff={staff}
            next={next}
            act={callbacks.act}
          />
        )}
      </div>
    </main>
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

function NoTicket({ owed }: { readonly owed: number }) {
  return (
    <div class="welcome">
      <h2>{owed === 0 ? 'Không có cuộc nào cần gọi' : `${owed} cuộc cần gọi`}</h2>
      <p class="muted">
        {owed === 0 ? 'Yêu cầu mới sẽ tự hiện ở danh sách.' : 'Chọn một cuộc để xem số điện thoại và gọi.'}
      </p>
    </div>
  )
}

function loadedOf<Item>(list: Loaded<readonly Item[]>): readonly Item[] {
  return list.kind === 'loaded' ? list.value : []
}

function idIn(place: Place, kind: 'handoffs' | 'callbacks'): string | undefined {
  return place.kind === kind ? place.id : undefined
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
