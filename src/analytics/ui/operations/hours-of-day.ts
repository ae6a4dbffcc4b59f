import type { ChannelHour } from './operations-types.ts'

export interface HourCell {
  readonly hour: number
  /** Mean over the days on which somebody looked; null: nobody ever did. */
  readonly available: number | null
  readonly worst: number | null
  readonly conversations: number
}

const OFFSET_MS = 7 * 3_600_000

/** The hours of many days laid over each other: when is this channel weak? Hours of Việt Nam. */
export function hoursOfDay(hours: readonly ChannelHour[]): readonly HourCell[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const mine = hours.filter(({ at }) => new Date(Date.parse(at) + OFFSET_MS).getUTCHours() === hour)
    const looked = mine.flatMap(({ available }) => (available === null ? [] : [available]))
    return {
      hour,
      available: looked.length === 0 ? null : looked.reduce((sum, value) => sum + value, 0) / looked.length,
      worst: looked.length === 0 ? null : Math.min(...looked),
      conversations: mine.reduce((sum, { conversations }) => sum + conversations, 0),
    }
  })
}

/** Few classes, so that a reader sees what is not whole: a channel is expected to be there. */
export const hourClasses = [
  { id: 'h1', from: 0, label: 'dưới 90 %' },
  { id: 'h2', from: 0.9, label: '90 – dưới 99 %' },
  { id: 'h3', from: 0.99, label: '99 – dưới 99,9 %' },
  { id: 'h4', from: 0.999, label: 'từ 99,9 %' },
] as const

export function hourClass(available: number | null): string {
  if (available === null) return 'hatched'
  return hourClasses.findLast(({ from }) => available >= from)?.id ?? 'h1'
}
