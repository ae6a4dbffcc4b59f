import { useState } from 'react'
import { useStored } from './use-stored.ts'
import { useWide } from './use-wide.ts'

export interface PanelControl {
  readonly open: boolean
  /** Beside the conversation; else in its place, as a second tab. */
  readonly beside: boolean
  readonly change: (open: boolean) => void
}

/** On a wide screen the choice is kept; on a tablet each conversation begins with what was said. */
export function usePanel(): PanelControl {
  const beside = useWide()
  const [kept, keep] = useStored('panel', ['open', 'closed'], 'open')
  const [front, setFront] = useState(false)
  return {
    open: beside ? kept === 'open' : front,
    beside,
    change: (open) => (beside ? keep(open ? 'open' : 'closed') : setFront(open)),
  }
}
