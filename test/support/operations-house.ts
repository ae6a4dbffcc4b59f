import { inject } from 'vitest'
import { operationsView } from '../../src/analytics/operations/operations-view.ts'
import { loadSurveySignals } from '../../src/content/survey-signals.ts'
import { projectRoot } from '../../src/root.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from './clone-database.ts'
import { insertTalk, type Talk } from './talks.ts'
import { content } from './workers.ts'

export const NOW = new Date('2026-11-20T05:00:00.000Z')
export const { hospital } = loadSurveySignals(projectRoot, content)

const names = {
  channels: { web: 'Trang web' },
  provinces: [
    { code: '01', name: 'Hà Nội' },
    { code: '79', name: 'Thành phố Hồ Chí Minh' },
  ],
}

export type OperationsHouse = Awaited<ReturnType<typeof openOperationsHouse>>

/** A database of its own whose conversations are put in by hand, and what the page of the channels says of them. */
export async function openOperationsHouse() {
  const [server] = inject('postgres')
  const clone = await cloneDatabase(server?.url ?? '')
  const { stores, database, close } = await openStores(clone.url)
  const { operations } = stores
  const refresh = async (now = NOW): Promise<void> => {
    while ((await operations.refresh(now, hospital)) === 'more');
  }
  const view = (from: string, to: string) => operationsView(operations, names, { from, to })
  return {
    url: clone.url,
    stores,
    pool: database.pool,
    refresh,
    view,
    async count(...talks: readonly Talk[]): Promise<void> {
      for (const talk of talks) await insertTalk(database.pool, talk)
      await refresh()
    },
    async channel(from: string, to: string, id = 'web') {
      return (await view(from, to)).channels.find((one) => one.channel === id)
    },
    async close() {
      await close()
      await clone.drop()
    },
  }
}

export const understood = (after: number, intent: string) => ({ after, kind: 'understood', detail: { intent } })
export const answered = (after: number, intent: string) => ({ after, kind: 'answered', detail: { intent } })
export const asks = (after: number, text = 'Tôi hỏi') => ({ after, by: 'citizen', text }) as const
export const bot = (after: number) => ({ after, by: 'bot' }) as const

/** Answered by the bot after 4 s. */
export const quick = {
  id: 'c_quick',
  at: '2026-11-10 09:10:00',
  said: [asks(0), bot(4)],
  noted: [understood(4, 'pension.age'), answered(4, 'pension.age')],
} satisfies Talk
