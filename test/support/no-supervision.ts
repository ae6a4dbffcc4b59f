import { AppError } from '../../src/core/errors.ts'

const nothing = async (): Promise<never> => Promise.reject(new AppError('not_found', 'Không có.'))

/** Where nothing is frozen, checked or written. */
export const noSupervision = {
  snapshots: {
    freeze: nothing,
    list: async () => [],
    latest: async () => [],
    unfrozen: async () => [],
    weigh: nothing,
    dropRowsBefore: nothing,
  },
  rechecks: { draw: nothing, open: async () => [], record: nothing, found: async () => ({ right: 0, wrong: 0 }) },
  comments: {
    page: async () => [],
    code: nothing,
    uncoded: nothing,
    codeByRule: nothing,
    counts: nothing,
    codedTwice: nothing,
  },
  actions: { list: async () => [], find: nothing, add: nothing, change: nothing },
}
