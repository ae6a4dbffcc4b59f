import { bothSpellings, scan, type Found } from './pattern.ts'

/** Numbers that name a person, by their shape and the word before them; the value is the mask of `privacy/redact.ts`. */
export function readPersonalNumbers(text: string): readonly Found[] {
  const found = text.includes('@') ? scan(text, EMAIL, 'email', () => '[e-mail]') : []
  if (!/\d{3}|\d[ .-]\d/.test(text)) return found
  return [
    ...found,
    ...scan(text, CARD, 'health_card_number', (_groups, match) =>
      /^(?:so|la|tk) /.test(match[0]) ? undefined : '[số thẻ BHYT]',
    ),
    ...scan(text, SECRET, 'secret_code', () => '[mã bí mật]'),
    ...scan(text, ACCOUNT, 'account_number', () => '[số tài khoản]'),
    ...longNumbers(text),
  ]
}

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g
const CARD = /(?<![\p{L}\d])[a-z]{2}[ .-]?[\dx](?:[ .-]?\d){12}(?!\d)/gu
const PHONE = /^(?:\(?\+?84\)?|\(?0)(?:[ .()-]{0,2}\d){9,10}$/
const RUN = /(?<![\d\p{L}])(?<!\d[.,/-])(?:\(?\+)?\(?\d(?:[ .()-]{0,2}\d){7,23}(?![\d\p{L}]|[.,/-]\d)/gu
const SECRET = new RegExp(
  bothSpellings(String.raw`(?<![\p{L}\d])(?:otp|mã xác nhận|mã xác thực)[^\d\n]{0,15}(?<t>\d{4,8})(?!\d)`),
  'g',
)
const ACCOUNT = new RegExp(
  bothSpellings(
    String.raw`(?<![\p{L}\d])(?:stk|số tk|số tài khoản|tài khoản|tk)(?!\p{L})[^\d\n]{0,20}(?<t>\d(?:[ .-]?\d){5,18})(?![\d]|[.,]\d| ?(?:đồng|triệu|k|tr)(?!\p{L}))`,
  ),
  'g',
)

function longNumbers(text: string): readonly Found[] {
  const found: Found[] = []
  RUN.lastIndex = 0
  for (let match = RUN.exec(text); match !== null; match = RUN.exec(text)) {
    const end = match.index + match[0].length
    if (isFigures(match[0], text.slice(end, end + 12))) continue
    const kind = kindOf(match[0], text.slice(Math.max(0, match.index - 30), match.index))
    if (kind === undefined) continue
    found.push({ ...kind, from: match.index, to: end, claim: match.index })
  }
  return found
}

/** Amounts, years and dates that stand side by side are for reading, as in `redact`. */
const YEAR = String.raw`(?:19|20)\d\d`
const FIGURE = String.raw`(?:${YEAR}|[1-9]\d{0,2}(?:\.\d{3}){2,4}|[1-9]\d{0,2}\.\d{3}|\d{1,2}[.-]\d{1,2}[.-]${YEAR}|${YEAR}-\d\d-\d\d)`
const FIGURES = new RegExp(String.raw`^${FIGURE}(?:[ -]${FIGURE})*$`)
const CURRENCY = /^(?:,\d+)? ?(?:đồng|dong|vnđ|vnd|đ|tri[eệ]u|tr|ngh[iì]n|ng[aà]n|k)(?![\p{L}\d])/u
const AMOUNT = /^[1-9]\d{0,2}(?:[ .]\d{3})+$|^[1-9]\d*000$/

function isFigures(run: string, next: string): boolean {
  return FIGURES.test(run) || (CURRENCY.test(next) && run.split('-').every((part) => AMOUNT.test(part)))
}

type Kind = Pick<Found, 'type' | 'value'>

const id: Kind = { type: 'id_number', value: '[số định danh]' }
const insurance: Kind = { type: 'insurance_number', value: '[số định danh]' }
const phone: Kind = { type: 'phone', value: '[số điện thoại]' }

/** The nearest of these words before the number says what it is. */
const NAMED: readonly (readonly [RegExp, Kind])[] = [
  [new RegExp(bothSpellings('(?:cccd|cmnd|cmt|căn cước|chứng minh|định danh|cmtnd|hộ chiếu)'), 'g'), id],
  [new RegExp(bothSpellings('(?:bhxh|bảo hiểm|sổ|mã số|số sổ|msbh|mã bh|thẻ|bhyt)'), 'g'), insurance],
  [new RegExp(bothSpellings('(?:sđt|sdt|điện thoại|đt|zalo|gọi|alo|phone|liên hệ|lh|hotline)'), 'g'), phone],
]

function kindOf(run: string, before: string): Kind | undefined {
  const digits = run.replace(/\D/g, '')
  if (digits.length < 9) return undefined
  const named = nearest(before)
  const isPhone = PHONE.test(run)
  if (named === phone && (isPhone || digits.length === 10)) return phone
  if (named === id && (digits.length === 12 || digits.length === 9)) return id
  if (named === insurance && digits.length === 10) return insurance
  if (isPhone) return phone
  return digits.length === 10 ? insurance : id
}

function nearest(before: string): Kind | undefined {
  let best = -1
  let kind: Kind | undefined
  for (const [pattern, named] of NAMED) {
    const last = Array.from(before.matchAll(pattern)).at(-1)?.index ?? -1
    if (last > best) {
      best = last
      kind = named
    }
  }
  return kind
}
