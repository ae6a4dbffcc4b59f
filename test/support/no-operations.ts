import type { OperationsParts } from '../../src/analytics/operations-routes.ts'
import type { SignalsParts } from '../../src/analytics/signals-routes.ts'

/** Nothing was ever counted. */
export const noOperations: OperationsParts = {
  store: {
    channels: async () => [],
    hours: async () => [],
    hospital: async () => [],
    asOf: async () => undefined,
    refresh: async () => 'done',
    recordProbe: async () => undefined,
  },
  channelNames: {},
  provinces: () => [],
}

export const noSignals: SignalsParts = {
  store: { dissatisfied: async () => [], unanswered: async () => [] },
  names: { province: () => undefined, intent: () => undefined },
}
