import { numberOf, scan, vi, type Found } from './pattern.ts'

/** `age` in years of a person, `child_age_months` in months of a child that the words beside it name. */
export function readAges(text: string): readonly Found[] {
  const others = [
    ...(/th/.test(text) ? scan(text, CHILD_MONTHS, 'child_age_months', ({ months }) => numberOf(months)) : []),
    ...(/\dt/.test(text) ? scan(text, SHORT, 'age', ({ years }) => inRange(years)) : []),
    ...(/nay|hi[eệ]n/.test(text) ? scan(text, THIS_YEAR, 'age', ({ t: years }) => inRange(years)) : []),
  ]
  return /tu[oổ]i/.test(text) ? [...readYearsOld(text), ...others] : others
}

function readYearsOld(text: string): readonly Found[] {
  return [
    ...scan(text, CHILD_YEARS, 'child_age_months', ({ years, half }) => {
      const age = numberOf(years) ?? 0
      return age < ADULT ? age * 12 + (half === undefined ? 0 : 6) : undefined
    }),
    ...scan(text, CHILD_YEARS, 'age', ({ years }) => {
      const age = numberOf(years) ?? 0
      return age >= ADULT && age <= OLDEST ? age : undefined
    }),
    ...scan(text, MONTHS_OLD, 'child_age_months', ({ months }) => numberOf(months)),
    ...scan(text, YEARS_OLD, 'age', ({ years, old }) => inRange(years ?? old)),
  ]
}

const ADULT = 18
const OLDEST = 120

const CHILD = '(?:con|bé|cháu|em bé|trẻ|nhóc|đứa)'
const ABOUT =
  '(?: (?:mới|được|đã|gần|hơn|vừa|tròn|đủ|năm|nay|em|tôi|mình|nhà|nhỏ|lớn|út|đầu|gái|trai|ốm|bị|bệnh|là|chị|anh|e|thứ 2|hiện|giờ|khoảng|sơ sinh|nuôi|sau|của|tui|nó)){0,5}'
/** "dưới 6 tuổi" is a bound of the law, not somebody's age. */
const NO_BOUND = '(?<!dưới |từ |đủ |trên )'
const YEARS = String.raw`(?<years>\d{1,3}) ?tuổi`

const CHILD_YEARS = vi(String.raw`${CHILD}${ABOUT} (?<t>${YEARS}(?<half> rưỡi| rưởi)?)`)
const MONTHS_OLD = vi(String.raw`(?<!dưới |trên )(?<months>\d{1,3}) ?tháng tuổi`)
const CHILD_MONTHS = vi(
  String.raw`(?<!(?:cho|thăm|chăm|nuôi|đón|với|sinh) )(?:con nhỏ|con|bé|cháu|em bé)(?: (?:mới|được|đã|gần|hơn|vừa|tròn|em|tôi|mình|nhà|nhỏ|năm nay|nay)){0,4} (?<t>(?<months>\d{1,2}) ?(?:tháng|th))(?! ?(?:nữa|trước|bhxh|sau|\d|rưỡi|tuổi|lương))`,
)
const YEARS_OLD = vi(
  String.raw`(?:(?:ngoài|gần|hơn|tròn|đã|mới|trên) )?${NO_BOUND}(?<t>${YEARS})|(?<!\d ?)(?:tuổi|tuổi:|tuổi là) (?<old>\d\d)`,
)
const SHORT = vi(String.raw`(?<years>[1-9]\d)t(?!/)`)

/** "năm nay tôi 58": the year belongs to the age. */
const THIS_YEAR = vi(
  String.raw`(?:năm nay|nay|hiện|hiện nay)(?: (?:em|tôi|mình|tui|e|mẹ|má|bố|ba|bà|ông|cha|chồng|vợ|cô|chú|bác|anh|chị|cụ|nội|ngoại|đã|được|vừa|mới|tròn|là|đang|cũng)){1,4} (?<t>\d\d)(?=$| ?[,.;!?)\n]| (?:rồi|mà|và|nhưng|thì|chưa|muốn|đang|đóng|làm|ạ|có)(?!\p{L}))`,
)

function inRange(digits: string | undefined): number | undefined {
  const age = numberOf(digits)
  return age !== undefined && age > 0 && age <= OLDEST ? age : undefined
}
