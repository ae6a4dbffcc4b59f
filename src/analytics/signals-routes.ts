import type { Request, Router } from 'express'
import { vietnamDay, type Clock } from '../core/clock.ts'
import type { Day } from '../core/ids.ts'
import type { SignalStore } from './signals/contract.ts'
import { signalsView, type SignalNames } from './signals/signals-view.ts'

export interface SignalsParts {
  readonly store: SignalStore
  readonly names: SignalNames
}

/** Early warnings of the week of the last day asked for, for who may see figures. */
export function addSignalsRoutes(
  router: Router,
  { store, names }: SignalsParts,
  { clock, readLastDay }: { readonly clock: Clock; readonly readLastDay: (req: Request) => Day },
): void {
  router.get('/signals', async (req, res) => {
    res.json(await signalsView(store, names, { week: readLastDay(req), today: vietnamDay(clock.now()) }))
  })
}
