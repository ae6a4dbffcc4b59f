import type { Day } from '../../core/ids.ts'
import { addDays, addMonths, isoDate, mondayOf, yearOf } from './calendar.ts'
import { scan, vi, type Found } from './pattern.ts'

/** Dates told from today: a day, a month or a year, as precise as the words; a week is its Monday. */
export function readRelativeDates(text: string, today: Day): readonly Found[] {
  return [
    ...named.flatMap(([gate, pattern, value]) =>
      !gate.test(text) ? [] : scan(text, pattern, 'date', () => value(today)),
    ),
    ...(/\d/.test(text) ? readDistances(text, today) : []),
    ...scan(text, PART_OF_YEAR, 'date', ({ part, which }) => {
      const month = part?.startsWith('c') ? 12 : part?.startsWith('g') ? 6 : 1
      return isoDate(yearOf(today) + yearShift(which ?? ''), month)
    }),
  ]
}

function readDistances(text: string, today: Day): readonly Found[] {
  return [
    ...scan(text, AWAY, 'date', ({ count, unit, back }) =>
      away(today, Number(count) * (back === undefined ? 1 : -1), unit ?? ''),
    ),
    ...scan(text, AGO, 'date', ({ count, unit }) => away(today, -Number(count), unit ?? '')),
  ]
}

/** "trước khi nghỉ", "sau khi sinh", "trước đó" look at another event, not at today. */
const ABSOLUTE = String.raw`(?! (?:khi|đó|sinh|thời|ngày|tuổi|hạn|lúc|thai|này|nghỉ|đẻ|tháng|năm|\d))`
/** "mấy tháng rồi", "giữa tháng rồi quay lại" count or tell a course. */
const NO_COUNT = String.raw`(?<!(?:\d|mấy|vài|nhiêu|nhiều|cả|giữa|từng|hàng|hằng|chục|nửa|các|những|mỗi|trăm) ?)`
const UNIT = '(?<unit>ngày|hôm|tuần|tháng|năm)'

/** The first pattern is a cheap test that most texts fail. */
const named: readonly (readonly [RegExp, RegExp, (today: Day) => string | undefined])[] = [
  [/h[oô]m|b[uữ]a/, vi('hôm nay|bữa nay|ngày hôm nay'), (today) => addDays(today, 0)],
  [/h[oô]m|b[uữ]a/, vi('hôm qua|ngày hôm qua|bữa qua'), (today) => addDays(today, -1)],
  [/h[oô]m|b[uữ]a/, vi('hôm kia'), (today) => addDays(today, -2)],
  [
    /mai/,
    vi(
      '(?:ngày|sáng|trưa|chiều|tối) mai|(?<=^|[,.;!?\\n] ?)mai(?= (?:em|tôi|mình|e|có|đi|nộp|ra|lên|cháu|bên|cơ quan)(?!\\p{L}))',
    ),
    (today) => addDays(today, 1),
  ],
  [/mốt|kia/, vi('ngày ~mốt|ngày kia|~mốt(?= (?:em|tôi|mình)(?!\\p{L}))'), (today) => addDays(today, 2)],
  [/tu[aầ]n/, vi(`${NO_COUNT}tuần (?:trước|rồi|qua)${ABSOLUTE}`), (today) => mondayOf(today, -1)],
  [/tu[aầ]n/, vi('tuần này'), (today) => mondayOf(today, 0)],
  [/tu[aầ]n/, vi(`tuần (?:sau|tới)${ABSOLUTE}`), (today) => mondayOf(today, 1)],
  [/th[aá]ng/, vi(`${NO_COUNT}tháng (?:trước|rồi|vừa rồi|vừa qua)${ABSOLUTE}`), (today) => addMonths(today, -1)],
  [/th[aá]ng/, vi('~tháng ~này|thang nay'), (today) => addMonths(today, 0)],
  [/th[aá]ng/, vi(`(?<!\\d ?)(?:tháng (?:sau|tới)|sang tháng)${ABSOLUTE}`), (today) => addMonths(today, 1)],
  [/n[aă]m/, vi('(?<!\\d ?)năm nay'), (today) => isoDate(yearOf(today))],
  [/n[aă]m/, vi(`${NO_COUNT}năm (?:ngoái|rồi|vừa rồi|trước)${ABSOLUTE}`), (today) => isoDate(yearOf(today) - 1)],
  [/n[aă]m/, vi('(?<!\\d ?)năm kia'), (today) => isoDate(yearOf(today) - 2)],
  [/n[aă]m/, vi(`(?<!\\d ?)(?:năm (?:sau|tới)|sang năm)(?! ?\\d)${ABSOLUTE}`), (today) => isoDate(yearOf(today) + 1)],
]

/** "còn 2 năm nữa đủ 20 năm" counts, it does not name a year. */
const AWAY = vi(
  String.raw`(?<!(?:còn|thiếu|thêm|đóng|làm|con)(?: (?:khoảng|tầm|gần|hơn|đúng|được|bhxh|có))? )(?<count>\d{1,2}) ?${UNIT} (?:nữa|(?<back>trước)${ABSOLUTE})`,
)
const AGO = vi(String.raw`cách (?:đây|nay) (?:khoảng |gần |hơn |tầm )?(?<count>\d{1,3}) ?${UNIT}`)
const PART_OF_YEAR = vi(
  String.raw`(?<!(?:mỗi|hàng|hằng) )(?<part>đầu|giữa|cuối) (?<which>năm nay|năm ngoái|năm trước|năm sau|năm tới|sang năm|năm kia|năm)(?! ?\d)`,
)

function yearShift(which: string): number {
  if (/(?:ngo[aá]i|tr[uư][oớ]c)$/.test(which)) return -1
  if (which.endsWith('kia')) return -2
  return /(?:sau|t[oớ]i)$|^sang/.test(which) ? 1 : 0
}

function away(today: Day, count: number, unit: string): string | undefined {
  if (/^(?:ng|h)/.test(unit)) return addDays(today, count)
  if (unit.startsWith('tu')) return addDays(today, count * 7)
  return unit.startsWith('th') ? addMonths(today, count) : isoDate(yearOf(today) + count)
}
