import type { Day } from '../../core/ids.ts'
import type { SignalStore, WeekCount } from './contract.ts'
import { judgeWeeks, type SignalRow } from './judge-weeks.ts'

/** What `GET /api/analytics/signals` answers. */
export interface SignalsView {
  /** Monday and Sunday of the week. */
  readonly from: Day
  readonly to: Day
  /** False: the week is not over, its figures still grow. */
  readonly over: boolean
  readonly signals: readonly SignalView[]
}

export interface SignalView {
  /** The number in the survey method, §4. */
  readonly number: 7 | 8
  readonly id: 'dissatisfied' | 'unanswered'
  readonly title: string
  /** Who acts. */
  readonly actor: string
  readonly persons: number
  /** The whole country, or all topics, to a whole percent; null below 10 persons. */
  readonly rate: number | null
  /** Share of persons whose province is not known; null where that is no question. Below half, do not rank. */
  readonly unknownShare: number | null
  readonly rows: readonly (SignalRow & { readonly name: string })[]
}

export interface SignalNames {
  readonly province: (code: string) => string | undefined
  readonly intent: (id: string) => string | undefined
}

/** `week`: any day of it. */
export async function signalsView(
  store: SignalStore,
  names: SignalNames,
  days: { readonly week: Day; readonly today: Day },
): Promise<SignalsView> {
  const from = mondayOf(days.week)
  const to = shifted(from, 6)
  const weeks = { from: shifted(from, -7 * 3), to: from }
  const [dissatisfied, unanswered] = await Promise.all([store.dissatisfied(weeks), store.unanswered(weeks)])
  const province = (code: string): string => (code === '' ? 'Chưa rõ tỉnh, thành phố' : (names.province(code) ?? code))
  return {
    from,
    to,
    over: days.today > to,
    signals: [
      {
        number: 7,
        id: 'dissatisfied',
        title: 'Tỷ lệ không hài lòng trên kênh hỗ trợ theo tỉnh, thành phố',
        actor: 'Tổng đài',
        ...nationOf(dissatisfied, from),
        unknownShare: unknownShare(dissatisfied, from),
        rows: judgeWeeks(dissatisfied, from).map((row) => ({ ...row, name: province(row.key) })),
      },
      {
        number: 8,
        id: 'unanswered',
        title: 'Câu hỏi chưa có câu trả lời theo nội dung',
        actor: 'Truyền thông',
        ...nationOf(unanswered, from),
        unknownShare: null,
        rows: judgeWeeks(unanswered, from).map((row) => ({ ...row, name: names.intent(row.key) ?? row.key })),
      },
    ],
  }
}

/** Persons by area: one who is in two areas counts in both, as in the rows. */
function nationOf(counts: readonly WeekCount[], week: Day): Pick<SignalView, 'persons' | 'rate'> {
  const all = counts.filter((count) => count.week === week)
  const persons = all.reduce((sum, count) => sum + count.persons, 0)
  const hit = all.reduce((sum, count) => sum + count.hit, 0)
  return { persons, rate: persons < FEWEST_PERSONS ? null : Math.round((hit / persons) * 100) / 100 }
}

const FEWEST_PERSONS = 10

function unknownShare(counts: readonly WeekCount[], week: Day): number | null {
  const { persons } = nationOf(counts, week)
  const unknown = counts.find((count) => count.week === week && count.key === '')?.persons ?? 0
  return persons === 0 ? null : unknown / persons
}

function mondayOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return shifted(day, -weekday)
}

function shifted(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
