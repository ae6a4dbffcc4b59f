import { numberOf, scan, vi, type Found, type Groups } from './pattern.ts'

/** Whole đồng: "7tr5", "4 triệu 680 nghìn", "1,2 tỷ", "540000 đồng", "4.680.000". */
export function readMoney(text: string): readonly Found[] {
  return [
    ...(/t[ỷỉ]|ty|ti|tr|c[uủ]|chai/.test(text) ? readMillions(text) : []),
    ...(/ngh|ng[aà]n|k/.test(text) ? readThousands(text) : []),
    ...(/\d{3}/.test(text) ? readDong(text) : []),
  ]
}

function readMillions(text: string): readonly Found[] {
  return [
    ...scan(text, BILLIONS, 'money', (groups) => scaled(groups, 1e9)),
    ...scan(text, MILLIONS, 'money', (groups) => scaled(groups, 1e6)),
    ...scan(text, ELLIPTIC, 'money', ({ scale, tail }) => {
      const unit = /^t[ỷỉy]/.test(scale ?? '') ? 1e9 : 1e6
      return tail === undefined ? unit * 1.5 : unit + fraction(tail, unit)
    }),
    ...scan(text, HALF, 'money', ({ scale }) => (scale?.startsWith('tr') ? 500_000 : 500_000_000)),
  ]
}

function readThousands(text: string): readonly Found[] {
  return scan(text, THOUSANDS, 'money', ({ figure, half }) => {
    const thousands = /[.,]\d{3}$/.test(figure ?? '') ? plain(figure) : (numberOf(figure) ?? 0)
    return Math.round((thousands + (half === undefined ? 0 : 0.5)) * 1000)
  })
}

function readDong(text: string): readonly Found[] {
  return [
    ...scan(text, DONG, 'money', ({ figure, unit }) => {
      const amount = plain(figure)
      return amount >= 1000 || /^(?:đ|vn)/.test(unit ?? '') ? amount : undefined
    }),
    ...scan(text, BARE, 'money', (_groups, match) => plain(match[0])),
  ]
}

/** After an amount a figure is a rest ("5 triệu 2") unless it counts something of its own ("5 triệu 2 tháng"). */
const COUNTED = String.raw`(?! ?(?:năm|tháng|ngày|tuần|con|người|tuổi|lần|cháu|bé|đứa|triệu|tr|tỷ|tỉ|t|%|phần|khẩu|giờ|thân)(?![\p{L}])|[./-]?\d|[.,]\d| ?%)`
const TAIL = String.raw`(?: ?(?<tail>\d{1,3})(?<small> ?(?:nghìn|ngàn|k)(?!\p{L}))?${COUNTED})?`
const CURRENCY = String.raw`(?: ?(?:đồng|~đ|vnđ|vnd)(?![\p{L}\d]))?`
const FIGURE = String.raw`(?<figure>\d{1,4}(?:[.,]\d{1,3})?)`

const BILLIONS = vi(
  String.raw`${FIGURE} ?(?:tỷ|tỉ)(?! (?:giá|lệ|số|trọng)(?!\p{L}))(?:(?<half> rưỡi| rưởi)|(?: ?(?<millions>\d{1,3}(?:[.,]\d{1,2})?) ?(?:triệu|tr)(?!\p{L}))|${TAIL})${CURRENCY}`,
)
const MILLIONS = vi(
  String.raw`${FIGURE} ?(?:triệu|tr|củ|chai(?! (?:nước|thuốc|dịch|bia|rượu|dầu|sữa)))(?:(?<half> ?(?:rưỡi|rưởi))|${TAIL})${CURRENCY}`,
)
const ELLIPTIC = vi(
  String.raw`(?<!\d ?|\p{L})(?<scale>triệu|tỷ|tỉ)(?: (?:rưỡi|rưởi)| (?<tail>\d)${COUNTED}(?! (?:nghìn|ngàn)))${CURRENCY}`,
)
const HALF = vi(String.raw`nửa (?<scale>triệu|tỷ|tỉ)${CURRENCY}`)
const THOUSANDS = vi(
  String.raw`(?<figure>\d{1,6}(?:[.,]\d{1,3})?) ?(?:(?:nghìn|ngàn)(?<half> (?:rưỡi|rưởi))?|k)${CURRENCY}`,
)
const GROUPED = String.raw`[1-9]\d{0,2}(?:\.\d{3}){1,4}|[1-9]\d{0,2}(?:,\d{3}){1,4}|[1-9]\d{0,2}(?: \d{3}){1,4}`
const DONG = vi(
  String.raw`(?<figure>${GROUPED}|\d{3,14})(?:,0{1,2})? ?(?<unit>đồng|đ|vnđ|vnd)(?! ?(?:bhxh|bảo|đủ|được|\d))`,
)
/** Without a unit only what cannot be a year, a count or a person's number: separators or round thousands. */
const BARE = vi(
  String.raw`[1-9]\d{1,2}\.\d{3}|[1-9]\d{0,2}(?:\.\d{3}){2,4}|[1-9]\d{1,2},\d{3}|[1-9]\d{0,2}(?:,\d{3}){2,4}|[1-9]\d{0,2}(?: \d{3}){2,3}|[1-9]\d{1,7}000`,
)

function scaled(groups: Groups, unit: number): number | undefined {
  const figure = numberOf(groups['figure'])
  if (figure === undefined) return undefined
  const { tail, millions, half, small } = groups
  // "1.500 triệu" groups thousands, "1.5 triệu" is a fraction.
  const whole = /^\d{1,3}\.\d{3}$/.test(groups['figure'] ?? '') && unit === 1e6 ? plain(groups['figure']) : figure
  const rest =
    (half === undefined ? 0 : unit / 2) +
    (numberOf(millions) ?? 0) * 1e6 +
    (tail === undefined ? 0 : small === undefined ? fraction(tail, unit) : Number(tail) * 1000)
  return Math.round(whole * unit + rest)
}

/** "7tr5" = 7.5, "2tr34" = 2.34, "4 triệu 680" = 4.68 million. */
function fraction(tail: string, unit: number): number {
  return (Number(tail) * unit) / 10 ** tail.length
}

function plain(figure: string | undefined): number {
  return Number((figure ?? '0').replace(/[., ]/g, ''))
}
