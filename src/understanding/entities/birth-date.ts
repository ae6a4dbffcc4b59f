import type { Day } from '../../core/ids.ts'
import { fullYear, isoDate, yearOf } from './calendar.ts'
import { bothSpellings, scan, vi, type Found, type Groups } from './pattern.ts'

/**
 * "sn 68", "sinh tháng 5 năm 68", "con em sinh 6/2025", "dự sinh 15/1/2027": the date of birth of an adult
 * (`birth_date`), of a child (`child_birth_date`), or a delivery (`birth_event_date`), told apart by the words before
 * and by how long ago it is. Two digits: 27–99 are of the last century, 00–26 of this one (`CENTURY_PIVOT`).
 */
export function readBirthDates(text: string, today: Day, dates: readonly Found[]): readonly Found[] {
  return [
    ...[NUMERIC, SPOKEN, MONTH, YEAR].flatMap((pattern) =>
      scan(text, pattern, 'birth_date', (groups) => birth(groups)),
    ),
    ...dates.flatMap((date) => afterBirthWord(text, date)),
  ]
    .map((found) => kindOf(text, found, today))
    .filter((found) => found !== undefined)
}

/** Birth years of people who write themselves: "e 91", "chồng em 85". Others could be ages. */
export function readShortBirthYears(text: string): readonly Found[] {
  return [...scan(text, PRONOUN, 'birth_date', shortYear), ...scan(text, SPOUSE, 'birth_date', shortYear)]
}

const CENTURY_PIVOT = 26
/** A due date lies ahead, so "dự sinh 15/1/27" is 2027. */
const DUE_PIVOT = 40

const BEFORE = String.raw`(?:(?<due>(?:dự|dự kiến|sắp|chuẩn bị) sinh)|ngày tháng năm sinh|ngày sinh|~năm sinh|nsinh|sinh|đẻ|sn)`
const FILLER = String.raw`(?<child> (?:con|bé|cháu|em bé|cu|đứa)(?: (?:đầu|đầu lòng|thứ 2|thứ 2|trai|gái))?)?(?: ?[:.,=]| (?:ngày|hồi|vào|năm|tháng|là|đúng|đúng là|thật|ghi|của|em|tôi|mình|trên|cccd|giấy|giấy tờ|khoảng|đầu|cuối)(?![\p{L}])){0,4} ?`
const YY = String.raw`(?<year>(?:19|20)\d\d|\d\d)(?!\d|/| ?(?:tuổi|triệu|tr|năm|tháng|ngày|tuần|con|%|lần|người|ca|đứa|bé))`

const NUMERIC = vi(String.raw`${BEFORE}${FILLER}(?<day>\d{1,2})(?<sep>[/. -])(?<month>\d{1,2})\k<sep>${YY}`)
const SPOKEN = vi(String.raw`${BEFORE}${FILLER}(?<day>\d{1,2}) tháng (?<month>\d{1,2})(?:,? năm |[/ -])${YY}`)
const MONTH = vi(String.raw`${BEFORE}${FILLER}t?(?<month>\d{1,2})(?:,? năm | ?[/.-] ?)${YY}`)
const YEAR = vi(String.raw`${BEFORE}${FILLER}(?<!(?:tháng|ngày) )${YY}(?!-\d)`)

const FOLLOWS = String.raw`(?=$| ?[,.;!?)\n]| (?:ạ|nè|đóng|làm|nghỉ|muốn|hỏi|đang|chưa|có|đi|bị|mà|thì|và|vợ|chồng|bầu)(?!\p{L}))`
const PRONOUN = vi(
  String.raw`(?<=^|[,.;!?\n] ?|(?:chào|ơi|ạ|ad|dạ|là|,) )(?:em|e|mình|m|tôi|t) ?(?<t>(?<year>[78]\d|9\d))${FOLLOWS}`,
)
const SPOUSE = vi(
  String.raw`(?:(?:vợ|chồng)(?: (?:em|tôi|mình|e|tui))? |nam |nữ |gái |trai |đời )(?<t>(?<year>[89]\d))${FOLLOWS}`,
)

function shortYear(groups: Groups): string | undefined {
  return isoDate(fullYear(groups['year'] ?? '', CENTURY_PIVOT))
}

function birth(groups: Groups): string | undefined {
  const month = groups['month'] === undefined ? undefined : Number(groups['month'])
  const day = groups['day'] === undefined ? undefined : Number(groups['day'])
  const pivot = groups['due'] === undefined ? CENTURY_PIVOT : DUE_PIVOT
  return isoDate(fullYear(groups['year'] ?? '', pivot), month, day)
}

const BIRTH_WORD = new RegExp(
  bothSpellings(
    String.raw`(?<![\p{L}\d])(?<!nghỉ |ngày )(?:(?:mới |vừa |dự |sắp |dự kiến |chuẩn bị )?sinh|đẻ|ngày sinh)(?: (?:con|bé|cháu|em bé|đứa)(?: (?:đầu|đầu lòng|thứ 2|trai|gái))?)?(?: (?:ngày|vào|hồi|là|mới|khoảng|tầm|lúc|đầu|giữa|cuối|em|trong|năm|hôm|được))* ?:? ?$`,
  ),
)

/** "sinh con tháng 8 năm nay", "mới sinh hôm qua": a date of its own right after a birth word. */
function afterBirthWord(text: string, date: Found): readonly Found[] {
  const start = Math.max(0, date.from - 40)
  // "Sinh đầu năm hay cuối năm" asks about anybody.
  if (BARE_PART.test(text.slice(date.from, date.to))) return []
  const word = BIRTH_WORD.exec(text.slice(start, date.from))
  if (word === null) return []
  const from = start + word.index
  return [{ ...date, type: 'birth_date', from, claim: from }]
}

const BARE_PART = new RegExp(bothSpellings('^(?:đầu|giữa|cuối) năm$'))

const CHILD = new RegExp(
  bothSpellings(
    String.raw`(?<![\p{L}\d])(?:con|bé|cháu|em bé|cu tí|nhóc|đứa|trẻ)(?: (?:em|tôi|mình|nhà|gái|trai|đầu|lòng|út|nhỏ|lớn|thứ|\d|của|nó|được|e|tui|chị|anh|mới|là|năm|ngày))* ?$`,
  ),
)
const EVENT = new RegExp(
  bothSpellings(String.raw`^(?:dự|sắp|chuẩn bị|mới sinh|vừa sinh)|^(?:sinh|đẻ) (?:con|bé|cháu|em bé|đứa)(?!\p{L})`),
)

/** A mother's delivery is at most this many years ago; who was born later does not write herself. */
const ADULT_YEARS = 15

function kindOf(text: string, found: Found, today: Day): Found | undefined {
  const year = Number(String(found.value).slice(0, 4))
  const words = text.slice(found.from, found.to)
  if (EVENT.test(words))
    return { ...found, value: dueDate(words, String(found.value), today), type: 'birth_event_date' }
  if (year > yearOf(today) + 1) return undefined
  const before = text.slice(Math.max(0, found.from - 40), found.from)
  if (CHILD.test(before) && year > yearOf(today) - 18) return { ...found, type: 'child_birth_date' }
  return { ...found, type: year > yearOf(today) - ADULT_YEARS ? 'birth_event_date' : 'birth_date' }
}

/** "dự sinh 14/1" in November means the next January. */
function dueDate(words: string, value: string, today: Day): string {
  const isOpen = DUE.test(words) && !/\d{4}|n[aă]m/u.test(words) && value.length > 4
  return isOpen && value < today.slice(0, value.length) ? `${Number(value.slice(0, 4)) + 1}${value.slice(4)}` : value
}

const DUE = new RegExp(bothSpellings('^(?:dự|sắp|chuẩn bị)'))
