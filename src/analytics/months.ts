import type { Day } from '../core/ids.ts'

/** `YYYY-MM`, a month of issue in Việt Nam. */
export type Month = string

export interface Months {
  readonly list: readonly Month[]
  readonly firstDay: Day
  readonly lastDay: Day
}

export function readMonths(first: Month, last: Month): Months {
  const list: Month[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) list.push(month)
  return { list, firstDay: `${first}-01`, lastDay: lastDayOf(last) }
}

/** As many months, right before. */
export function monthsBefore({ list }: Months): Months {
  const first = list[0] ?? ''
  return readMonths(addMonths(first, -list.length), addMonths(first, -1))
}

/** The last month that is over and has data; else the running one. */
export function defaultMonth(withData: readonly Month[], today: Day): Month {
  const running = today.slice(0, 7)
  return (
    withData
      .filter((month) => month < running)
      .toSorted()
      .at(-1) ?? running
  )
}

function addMonths(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

function lastDayOf(month: Month): Day {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
