import type { Day } from '../../core/ids.ts'
import { fullYear, isoDate, monthOf, yearOf } from './calendar.ts'
import { scan, vi, type Found, type Groups } from './pattern.ts'

/** "từ 3/2009 đến nay": whole months, first and last month included. Years alone would leave up to two years open. */
export function readPeriods(text: string, today: Day): readonly Found[] {
  return scan(text, PERIOD, 'duration', (groups) => {
    const from = monthCount(groups, '1', today)
    const to = groups['now'] === undefined ? monthCount(groups, '2', today) : yearOf(today) * 12 + monthOf(today)
    if (from === undefined || to === undefined) return undefined
    const months = to - from + 1
    // Two full days within a year are a leave, of which the days matter.
    const isLeave = groups['day1'] !== undefined && groups['day2'] !== undefined && months <= 12
    return months >= 1 && months <= 720 && !isLeave ? months : undefined
  })
}

const MONTH = (end: string): string =>
  String.raw`(?:ngày )?(?:đầu |cuối |giữa |hết )?(?:(?<day${end}>\d{1,2})(?:[/.-]| tháng ))?(?:tháng |t)?(?<month${end}>\d{1,2})(?: ?[/.-] ?| năm )(?<year${end}>(?:19|20)?\d\d)(?![/\d])`

const PERIOD = vi(
  String.raw`(?:(?:kể )?từ )?${MONTH('1')} ?(?:đến|tới|cho đến|->|-) ?(?:(?<now>nay|hiện nay|hiện tại|bây giờ|giờ|hôm nay)|${MONTH('2')})`,
)

function monthCount(groups: Groups, end: '1' | '2', today: Day): number | undefined {
  const month = Number(groups[`month${end}`])
  const year = fullYear(groups[`year${end}`] ?? '', (yearOf(today) % 100) + 1)
  return isoDate(year, month) === undefined || year > yearOf(today) + 20 ? undefined : year * 12 + month
}
