import type { Request, Router } from 'express'
import type { Days, OperationsStore } from './operations/contract.ts'
import { operationsView, type OperationsNames } from './operations/operations-view.ts'

export interface OperationsParts {
  readonly store: OperationsStore
  readonly channelNames: OperationsNames['channels']
  readonly provinces: () => OperationsNames['provinces']
}

/** How stable the channels are, for who may see figures. */
export function addOperationsRoutes(router: Router, parts: OperationsParts, readDays: (req: Request) => Days): void {
  router.get('/operations', async (req, res) => {
    const names = { channels: parts.channelNames, provinces: parts.provinces() }
    res.json(await operationsView(parts.store, names, readDays(req)))
  })
}
