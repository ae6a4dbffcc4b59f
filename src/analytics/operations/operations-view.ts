import type { Day, Instant } from '../../core/ids.ts'
import type { ChannelFigures, ChannelHour, Days, FailureKind, HospitalCounts, OperationsStore } from './contract.ts'
import { hospitalRow, type HospitalRow } from './hospital-row.ts'

/** What `GET /api/analytics/operations` answers. A share without a denominator is null, never 0 or 1. */
export interface OperationsView {
  readonly from: Day
  readonly to: Day
  readonly channels: readonly ChannelView[]
  readonly hospital: readonly HospitalRow[]
  /** The whole month of `to`: figures of overlapping periods could be subtracted from each other. */
  readonly hospitalMonth: string
  /** Of the conversations of that month in which something was asked: of how many the province is not known. */
  readonly unknownProvinceShare: number | null
  /** Null: nothing was counted yet. */
  readonly asOf: Instant | null
}

export interface ChannelView {
  readonly channel: string
  readonly label: string
  readonly conversations: number
  readonly asked: number
  readonly answered: number
  readonly answeredShare: number | null
  readonly firstAnswers: number
  readonly medianFirstAnswerSeconds: number | null
  readonly p95FirstAnswerSeconds: number | null
  readonly handedOver: number
  readonly handoverShare: number | null
  /** Messages whose sending has ended, one way or the other. */
  readonly deliveries: number
  readonly pending: number
  readonly deliveryFailures: number
  readonly failureKinds: Readonly<Record<FailureKind, number>>
  readonly failureShare: number | null
  /** Probes of the whole period: found working, of all. */
  readonly available: number | null
  readonly probedHours: number
  readonly hours: readonly HourView[]
}

export interface HourView {
  readonly at: Instant
  readonly conversations: number
  readonly asked: number
  readonly answered: number
  readonly failures: number
  /** Null: nobody looked. */
  readonly available: number | null
  readonly probes: number
}

export interface OperationsNames {
  readonly channels: Readonly<Record<string, string>>
  readonly provinces: readonly { readonly code: string; readonly name: string }[]
}

export async function operationsView(
  store: OperationsStore,
  names: OperationsNames,
  days: Days,
): Promise<OperationsView> {
  const month = days.to.slice(0, 7)
  const [figures, hours, hospital, asOf] = await Promise.all([
    store.channels(days),
    store.hours(days),
    store.hospital({ from: `${month}-01`, to: lastDay(month) }),
    store.asOf(),
  ])
  return {
    ...days,
    channels: channelViews(figures, hours, names),
    hospital: hospitalRows(hospital, names),
    hospitalMonth: month,
    unknownProvinceShare: unknownShare(hospital),
    asOf: asOf ?? null,
  }
}

/** A channel that was only probed is there too: silence of a channel that does not work must be seen. */
function channelViews(
  figures: readonly ChannelFigures[],
  hours: readonly ChannelHour[],
  names: OperationsNames,
): readonly ChannelView[] {
  const ids = new Set([...figures.map(({ channel }) => channel), ...hours.map(({ channel }) => channel)])
  return [...ids]
    .map((id) => {
      const found = figures.find(({ channel }) => channel === id) ?? nothing(id)
      const own = hours.filter(({ channel }) => channel === id)
      return channelView(found, own, names.channels[id] ?? id)
    })
    .toSorted((a, b) => b.conversations - a.conversations || a.channel.localeCompare(b.channel))
}

function channelView(figures: ChannelFigures, hours: readonly ChannelHour[], label: string): ChannelView {
  const { channel, conversations, asked, answered, firstAnswers, handedOver, delivered, pending } = figures
  const deliveryFailures = Object.values(figures.failures).reduce((sum, n) => sum + n, 0)
  const deliveries = delivered + deliveryFailures
  const ok = hours.reduce((sum, hour) => sum + hour.ok, 0)
  const probes = hours.reduce((sum, hour) => sum + hour.ok + hour.failed, 0)
  return {
    channel,
    label,
    conversations,
    asked,
    answered,
    answeredShare: share(answered, asked),
    firstAnswers,
    medianFirstAnswerSeconds: figures.medianSeconds,
    // Of fewer than 20 the 95th percentile is nothing but the slowest one.
    p95FirstAnswerSeconds: firstAnswers < FEWEST_FOR_P95 ? null : figures.p95Seconds,
    handedOver,
    handoverShare: share(handedOver, asked),
    deliveries,
    pending,
    deliveryFailures,
    failureKinds: figures.failures,
    failureShare: share(deliveryFailures, deliveries),
    available: share(ok, probes),
    probedHours: hours.filter((hour) => hour.ok + hour.failed > 0).length,
    hours: hours.map(hourView),
  }
}

const FEWEST_FOR_P95 = 20

function hourView({ at, conversations, asked, answered, failures, ok, failed }: ChannelHour): HourView {
  return { at, conversations, asked, answered, failures, available: share(ok, ok + failed), probes: ok + failed }
}

/** Every province, also one of which there is nothing to tell; the unknown one last. */
function hospitalRows(counts: readonly HospitalCounts[], { provinces }: OperationsNames): readonly HospitalRow[] {
  const known = provinces.map(({ code, name }) => hospitalRow(of(counts, code), name))
  return [...known, hospitalRow(of(counts, ''), 'Chưa rõ tỉnh, thành phố')]
}

function of(counts: readonly HospitalCounts[], code: string): HospitalCounts {
  const none = { asked: 0, conversations: 0, persons: 0, complaints: 0, complainants: 0, comments: 0, commenters: 0 }
  return counts.find(({ province }) => province === code) ?? { province: code, ...none }
}

function unknownShare(counts: readonly HospitalCounts[]): number | null {
  const all = counts.reduce((sum, { asked }) => sum + asked, 0)
  return share(of(counts, '').asked, all)
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function nothing(channel: string): ChannelFigures {
  const failures = { 'retry-later': 0, 'window-closed': 0, blocked: 0, refused: 0, unknown: 0 }
  const times = { firstAnswers: 0, medianSeconds: null, p95Seconds: null }
  return {
    channel,
    conversations: 0,
    asked: 0,
    answered: 0,
    handedOver: 0,
    ...times,
    delivered: 0,
    pending: 0,
    failures,
  }
}

function lastDay(month: string): Day {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
