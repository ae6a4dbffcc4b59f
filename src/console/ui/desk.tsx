import { useCallback, useEffect, useMemo } from 'react'
import { Bar } from './bar.tsx'
import { CallForm } from './call-form.tsx'
import { Calls } from './calls.tsx'
import { Connection } from './connection.tsx'
import type { DeskItem } from './desk-types.ts'
import { FurtherPage } from './page/further-page.tsx'
import { usePlace, type Place } from './places.ts'
import { Talks } from './talks.tsx'
import { tellFailure } from './toasts.tsx'
import { useApi } from './use-api.ts'
import { useCallDraft } from './use-call-draft.ts'
import { useCallbacks } from './use-callbacks.ts'
import { loadedItems, useDesk, type Act } from './use-desk.ts'
import { useNotices } from './use-notices.ts'
import { useSettings } from './use-settings.ts'
import { TeamProvider, useTeamReading } from './use-team.ts'
import { useShortcutKeys } from './use-shortcuts.ts'

/** The whole desk on one screen. A further page is a kind of `Place`, a tab in the bar, and a line below. */
export function Desk({ signOut }: { readonly signOut: () => void }) {
  const { staff } = useApi()
  const place = usePlace()
  const settings = useSettings()
  const callbacks = useCallbacks(idIn(place, 'callbacks'))
  const desk = useDesk({ selected: idIn(place, 'handoffs'), alsoRefresh: callbacks.refresh })
  const call = useCallDraft()
  const team = useTeamReading(desk.live)
  const open = loadedItems(desk.list)
  const calling = open.filter((one) => callsFor(one, staff.id)).length
  useTitle(calling)
  useShortcutKeys(settings.letters === 'on')
  useNotices({ list: desk.list.kind === 'loaded' ? open : undefined, me: staff.id, sound: settings.sound })

  const { act } = desk
  const run = useCallback<Act>(
    async (action, body) => {
      const problem = await act(action, body)
      // What was written is told beside the box that still holds it.
      if (problem !== undefined && !isWritten(body)) tellFailure(problem)
      return problem
    },
    [act],
  )
  const told = useMemo(() => ({ ...desk, act: run }), [desk, run])

  const isList = (place.kind === 'handoffs' || place.kind === 'callbacks') && place.id === undefined
  return (
    <TeamProvider value={team}>
      <div className={isList ? 'desk at-list' : 'desk at-conversation'}>
        <Bar
          place={place}
          live={desk.live}
          calling={calling}
          owed={callbacks.list.kind === 'loaded' ? callbacks.list.value.length : 0}
          // Read anew at each piece of news; `open` stays the same where only a note was written.
          news={desk.list}
          settings={settings}
          signOut={signOut}
        />
        <Connection live={desk.live} />
        {place.kind === 'handoffs' && <Talks selected={place.id} desk={told} />}
        {place.kind === 'callbacks' && <Calls selected={place.id} callbacks={callbacks} />}
        {place.kind === 'call' && (
          <main className="desk-body single">
            <div className="pane">
              <CallForm call={call} />
            </div>
          </main>
        )}
        <FurtherPage place={place} open={open} refresh={desk.refresh} />
      </div>
    </TeamProvider>
  )
}

function idIn(place: Place, kind: 'handoffs' | 'callbacks'): string | undefined {
  return place.kind === kind ? place.id : undefined
}

/** Texts, tags, a ticket, a transfer: their forms tell what went wrong. */
function isWritten(body: object | undefined): boolean {
  return body !== undefined && Object.keys(body).some((key) => key !== 'message')
}

/** Somebody waits for this officer: nobody has taken them yet, or they wrote after the officer's last reply. */
function callsFor(one: DeskItem, me: string): boolean {
  return one.status === 'waiting' || (one.assignedTo === me && one.unanswered > 0)
}

function useTitle(calling: number): void {
  useEffect(() => {
    document.title = `${calling > 0 ? `(${calling}) ` : ''}An Sinh – Bàn hỗ trợ`
  }, [calling])
}
