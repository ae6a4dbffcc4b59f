import type { Day } from '../../core/ids.ts'
import { fullYear, isoDate, monthOf, yearOf } from './calendar.ts'
import { scan, vi, type Found, type Groups } from './pattern.ts'

/** Days, months and years named by number; a missing year is the current one. */
export function readDates(text: string, today: Day): readonly Found[] {
  const read = (groups: Groups): string | undefined => dateOf(groups, today)
  const patterns = [
    ...(/\d[/.-]\d/.test(text) ? [FULL, ISO, DAY_MONTH, LATE_DAY_MONTH] : []),
    ...(/\d ?[/.-]|th[aá]ng/.test(text) ? [MONTH_YEAR] : []),
    ...(/th[aá]ng/.test(text) ? [SPOKEN, MONTH] : []),
  ]
  const found = patterns.flatMap((pattern) => scan(text, pattern, 'date', read))
  return /(?:19|20)\d\d/.test(text) ? [...found, ...readYears(text, read)] : found
}

function readYears(text: string, read: (groups: Groups) => string | undefined): readonly Found[] {
  return [
    ...scan(text, BARE_MONTH_YEAR, 'date', read),
    ...scan(text, PART_OF_YEAR, 'date', (groups) => {
      const part = groups['part'] ?? ''
      return isoDate(Number(groups['year']), /^(?:cu|c)/.test(part) ? 12 : part.startsWith('g') ? 6 : 1)
    }),
    ...scan(text, YEAR, 'date', read),
    ...scan(text, YEAR_AFTER, 'date', read),
  ]
}

const D = String.raw`(?<day>\d{1,2})`
const M = String.raw`(?<month>\d{1,2})`
const Y = String.raw`(?<year>(?:19|20)\d\d)`
const OTHER_YEAR = String.raw` (?<other>năm nay|năm ngoái|năm kia|năm sau|năm tới|năm trước|sang năm|tới|này)(?! (?:khi|đó))(?! ?\d)`
/** A figure after "tháng" that counts something else: "mỗi tháng 5 triệu", "tháng 2 lần". */
const NO_UNIT = String.raw`(?! ?(?:triệu|tr|nghìn|ngàn|k|củ|tỷ|%|phần|con|người|lần|ngày|tuần|tháng|tuổi|đồng|buổi|năm \d{1,2}(?!\d))(?!\p{L})|[.,/-]\d)`

const FULL = vi(String.raw`(?:ngày |mùng |hôm )?${D}(?<sep>[/.-])${M}\k<sep>(?<year>(?:19|20)\d\d|\d\d)(?!/)`)
const ISO = vi(String.raw`${Y}-(?<month>\d\d)-(?<day>\d\d)`)
const SPOKEN = vi(
  String.raw`(?:(?<named>ngày |mùng |hôm )${D}|(?<=^|[^\d] ?)${D.replace('day', 'day2')}) ?tháng ${M}(?:(?: năm | ?[/-] ?)${Y}|,? năm (?<short>\d\d)(?!\d)|${OTHER_YEAR})?${NO_UNIT}`,
)
const DAY_MONTH = vi(String.raw`(?:ngày|mùng|hôm|sáng|chiều|từ|đến|trước|vào|sau|hạn|tới) (?<t>${D}[/-]${M}(?!/))`)
/** "30/4": without a word before it only where the first figure cannot be a month. */
const LATE_DAY_MONTH = vi(String.raw`(?<day>1[3-9]|2[0-9]|3[01])/(?<month>0?[1-9]|1[0-2])(?!/)`)
const MONTH_YEAR = vi(String.raw`(?:tháng |t|th)${M}(?:(?: ?[/.-] ?| ?năm )${Y}|(?:/| năm )(?<short>\d\d)(?!\d))(?!/)`)
const BARE_MONTH_YEAR = vi(String.raw`${M}[/-]${Y}(?!/)`)
const MONTH = vi(
  String.raw`(?<!(?:mỗi|hàng|hằng|một|1|các|theo|trên|/) ?)tháng ${M}(?:${OTHER_YEAR}|(?<none>))${NO_UNIT}`,
)
const PART_OF_YEAR = vi(String.raw`(?<part>đầu|giữa|cuối) (?:năm )?${Y}(?!/)`)
const YEAR = vi(String.raw`năm ${Y}(?![/-])`)
const YEAR_AFTER = vi(
  String.raw`(?:hồi|từ|vào|đến|tới|trước|sau|khoảng|qua|sang|hết|quý|tết|trong|cho) (?<t>${Y})(?![/-]| ?(?:đồng|người|ngày|tháng))`,
)

function dateOf(groups: Groups, today: Day): string | undefined {
  const now = yearOf(today)
  const month = groups['month'] === undefined ? undefined : Number(groups['month'])
  const day = groups['day'] ?? groups['day2']
  const written = groups['year'] ?? groups['short']
  const year =
    written === undefined ? now + yearOffset(groups['other'], month, today) : fullYear(written, (now % 100) + 10)
  return isoDate(year, month, day === undefined ? undefined : Number(day))
}

/** "tháng 3 tới" in November is in the next year. */
function yearOffset(other: string | undefined, month: number | undefined, today: Day): number {
  if (other === undefined) return 0
  if (/(?:ngo[aá]i|tr[uư][oớ]c)$/.test(other)) return -1
  if (other.endsWith('kia')) return -2
  if (/^(?:t[oớ]i)$/.test(other)) return month !== undefined && month <= monthOf(today) ? 1 : 0
  return /(?:sau|t[oớ]i)$|^sang/.test(other) ? 1 : 0
}
