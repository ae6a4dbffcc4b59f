import { numberOf, scan, vi, type Found } from './pattern.ts'

/** Whole months (`duration`): "18 năm 7 tháng" 223; days (`duration_days`): "2 tuần" 14, "nửa ngày" 0.5. */
export function readDurations(text: string): readonly Found[] {
  return [...(/n/.test(text) ? readMonths(text) : []), ...(/ng[aà]y|tu[aầ]n|h[oô]m/.test(text) ? readDays(text) : [])]
}

function readMonths(text: string): readonly Found[] {
  return [
    ...scan(text, YEARS, 'duration', ({ years, months, half }) => {
      const whole = (numberOf(years) ?? 0) * 12 + (numberOf(months) ?? 0) + (half === undefined ? 0 : 6)
      return inRange(Math.round(whole))
    }),
    ...(/\dn/.test(text)
      ? scan(text, COMPACT, 'duration', ({ years, months }) =>
          inRange((numberOf(years) ?? 0) * 12 + (numberOf(months) ?? 0)),
        )
      : []),
    ...scan(text, MONTHS, 'duration', ({ months }) => inRange(numberOf(months) ?? 0)),
    ...scan(text, HALF_YEAR, 'duration', () => 6),
  ]
}

function readDays(text: string): readonly Found[] {
  return [
    ...scan(text, DAYS, 'duration_days', ({ days, half }) => (numberOf(days) ?? 0) + (half === undefined ? 0 : 0.5)),
    ...scan(text, WEEKS, 'duration_days', ({ weeks }) => (numberOf(weeks) ?? 0) * 7),
    ...scan(text, HALF_DAY, 'duration_days', () => 0.5),
  ]
}

/** "tháng 5 năm …", "quý 2 năm …", "khóa 3 tháng 6": the figure belongs to the word before it. */
const OWNED = String.raw`(?<!(?:(?<!\d ?)tháng|quý|khóa|lớp|thứ|lần|điều|khoản|mùng|(?<!trước )tuổi) )`
/** "5 triệu một tháng" is a rate. */
const RATE = String.raw`(?<!(?:đồng|đ|triệu|tr|nghìn|ngàn|k|rưỡi|nhiêu|tiền|mấy|lần) (?=1 ))`
const FREE = OWNED + RATE
const YEARS = vi(
  String.raw`${FREE}(?<years>\d{1,2}(?:[.,]\d)?) ?năm(?! ?(?:19|20)\d\d)(?! (?:giới|nữ|sinh năm|sinh \d)(?!\p{L}))(?:,? ?(?:lẻ |và )?(?<months>\d{1,2}) ?(?:tháng|th)(?! ?(?:\d|này|trước|nay|sau|tới|rưỡi|tuổi))(?!\p{L})|(?<half> rưỡi| rưởi))?`,
)
const COMPACT = vi(String.raw`(?<years>\d{1,2})n ?(?:(?<months>\d{1,2}) ?(?:tháng|th|t))?`)
const MONTHS = vi(
  String.raw`${FREE}(?<months>\d{1,3}) ?tháng(?! ?(?:rưỡi|tuổi|\d{1,2}[./-]|\d{4}|\d{1,2}(?: năm|$| ?[,.;?!\n])))`,
)
const HALF_YEAR = vi('nửa năm')
const DAYS = vi(String.raw`${FREE}(?<days>\d{1,3}(?:[.,]5)?) ?(?:ngày|hôm)(?! tuổi)(?<half> rưỡi)?`)
const WEEKS = vi(String.raw`${FREE}(?<weeks>\d{1,2}) ?tuần(?! tuổi)`)
const HALF_DAY = vi('nửa ngày')

/** Nobody contributes for longer than 60 years (the calculators' bound: 720 months). */
function inRange(months: number): number | undefined {
  return months >= 0 && months <= 720 ? months : undefined
}
