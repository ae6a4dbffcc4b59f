import { useCallback, useMemo, useState } from 'react'
import type { Canned, Colleague, Colleagues } from './desk-types.ts'
import type { Pick } from './parts/picker.tsx'
import { stateTexts } from './texts.ts'
import { useApi } from './use-api.ts'

/** What `/` and `@` in the composer offer. */
export interface Picks {
  readonly canned: readonly Pick[]
  readonly colleagues: readonly Colleague[]
  /** Reads them again; true if there is something to offer for this sign. */
  readonly ask: (sign: '/' | '@') => Promise<boolean>
  /** The canned answer with its variables filled in. */
  readonly render: (id: string) => Promise<string>
}

export function usePicks(handoff: string): Picks {
  const { call, staff } = useApi()
  const [canned, setCanned] = useState<readonly Canned[]>([])
  const [colleagues, setColleagues] = useState<readonly Colleague[]>([])

  const ask = useCallback(
    async (sign: '/' | '@') => {
      if (sign === '/') {
        const result = await call<{ canned: readonly Canned[] }>('/canned')
        if (result.ok) setCanned(result.value.canned)
        return result.ok
      }
      const result = await call<Colleagues>('/colleagues')
      if (result.ok)
        setColleagues(result.value.colleagues.filter(({ id, role }) => id !== staff.id && role !== 'analyst'))
      return result.ok
    },
    [call, staff.id],
  )
  const render = useCallback(
    async (id: string) => {
      const result = await call<{ text: string }>(`/canned/${id}/render`, { method: 'POST', body: { handoff } })
      return result.ok ? result.value.text : (canned.find((one) => one.id === id)?.text ?? '')
    },
    [call, canned, handoff],
  )
  const shown = useMemo(() => cannedPicks(canned, staff.displayName), [canned, staff.displayName])
  return { canned: shown, colleagues, ask, render }
}

export function colleaguePicks(colleagues: readonly Colleague[]): readonly Pick[] {
  return colleagues.map(({ id, displayName, state }) => ({ id, title: displayName, text: stateTexts[state] }))
}

const blanks: Readonly<Record<string, string>> = {
  kenh: 'tên kênh',
  gio_lam_viec: 'giờ làm việc',
  chu_de: 'chủ đề',
  hom_nay: 'hôm nay',
}

/** Before it is chosen: what will be filled in, in words. */
function cannedPicks(canned: readonly Canned[], officer: string): readonly Pick[] {
  const shown = (text: string): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
      name === 'ten_can_bo' ? officer : `[${blanks[name] ?? name}]`,
    )
  return canned.map(({ id, shortcut, title, text }) => ({ id, shortcut, title, text: shown(text) }))
}
