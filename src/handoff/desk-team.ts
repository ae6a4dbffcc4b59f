import { loadOpen, type DeskOptions } from './desk-change.ts'
import type { Mention, MentionId, Officer, QueueFigures, Viewer } from './desk-store.ts'
import { AppError } from '../core/errors.ts'
import type { HandoffId, StaffId } from '../core/ids.ts'
import type { StaffAccount } from '../store/contract.ts'

export interface Colleagues {
  readonly colleagues: readonly Pick<Officer, 'id' | 'displayName' | 'role' | 'state' | 'open' | 'queues'>[]
  readonly queues: readonly { readonly name: string; readonly title: string }[]
}

export interface QueueNow {
  readonly waiting: number
  readonly oldestWaitSeconds: number
  readonly overdue: number
}

/** What a supervisor sees; figures are of queues, nobody is ranked. */
export interface Board {
  readonly now: QueueNow & {
    readonly byQueue: readonly (QueueNow & { readonly queue: string; readonly title: string })[]
  }
  readonly officers: readonly {
    readonly id: StaffId
    readonly name: string
    readonly state: Officer['state']
    readonly open: number
    /** Of the citizens who wait for a word of theirs; 0: nobody does. */
    readonly longestUnansweredSeconds: number
  }[]
  readonly figures: readonly QueueFigures[]
}

export interface DeskTeam {
  colleagues(): Promise<Colleagues>
  board(): Promise<Board>
  mentions(staff: StaffAccount): Promise<readonly Mention[]>
  readMention(id: MentionId, staff: StaffAccount): Promise<void>
  /** The desk's list, then those that officers wrote themselves of late. */
  tags(): Promise<readonly string[]>
  viewing(id: HandoffId, staff: StaffAccount): Promise<{ readonly fresh: boolean; readonly viewers: readonly Viewer[] }>
  /** A page of theirs is open. */
  seen(staff: StaffAccount): Promise<void>
}

const FREE_TAG_DAYS = 30
const MOST_FREE_TAGS = 20

export function createDeskTeam({ stores, content, clock }: Omit<DeskOptions, 'onCommitted'>): DeskTeam {
  const { desk } = stores
  const { queues, queueTitles, tags } = content.hotline
  const titleOf = (queue: string): string => queueTitles[queue] ?? queue
  return {
    async colleagues() {
      const officers = await desk.officers()
      return {
        colleagues: officers.map(({ id, displayName, role, state, open, queues: theirs }) => ({
          id,
          displayName,
          role,
          state,
          open,
          queues: theirs,
        })),
        queues: Object.keys(queues).map((name) => ({ name, title: titleOf(name) })),
      }
    },
    async board() {
      const now = clock.now()
      const at = now.toISOString()
      const [busy, officers, figures] = await Promise.all([desk.queuesNow(at), desk.officers(), desk.figures(at)])
      const byQueue = Object.keys(queues).map((queue) => ({
        ...idle,
        ...busy.find((one) => one.queue === queue),
        queue,
        title: titleOf(queue),
      }))
      return {
        now: {
          waiting: sum(busy.map(({ waiting }) => waiting)),
          oldestWaitSeconds: Math.max(0, ...busy.map(({ oldestWaitSeconds }) => oldestWaitSeconds)),
          overdue: sum(busy.map(({ overdue }) => overdue)),
          byQueue,
        },
        officers: officers.map(({ id, displayName, state, open, unansweredSince }) => ({
          id,
          name: displayName,
          state,
          open,
          longestUnansweredSeconds: unansweredSince === undefined ? 0 : secondsSince(unansweredSince, now),
        })),
        figures,
      }
    },
    mentions: (staff) => desk.mentions(staff.id),
    async readMention(id, staff) {
      if (await desk.readMention(id, staff.id)) return
      throw new AppError('not_found', 'Không tìm thấy thông báo này, hoặc đã đọc rồi.')
    },
    async tags() {
      const since = new Date(clock.now().getTime() - FREE_TAG_DAYS * 86_400_000).toISOString()
      return [...new Set([...tags, ...(await desk.freeTags(since, MOST_FREE_TAGS))])]
    },
    async viewing(id, staff) {
      await loadOpen(stores, id)
      const fresh = await desk.viewing(id, staff.id)
      return { fresh, viewers: await desk.viewers(id) }
    },
    seen: (staff) => desk.seen(staff.id),
  }
}

const idle: QueueNow = { waiting: 0, oldestWaitSeconds: 0, overdue: 0 }

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function secondsSince(at: string, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - Date.parse(at)) / 1000))
}
