import { fold } from '../../core/vietnamese.ts'
import { withDigits } from './number-words.ts'
import { referencesOf } from './references.ts'

export interface Figures {
  /** Dates, laws, articles, phones, links: each must be found as it is. */
  readonly names: ReadonlySet<string>
  readonly quantities: readonly Quantity[]
  /** The text without them. */
  readonly rest: string
}

export interface Quantity {
  readonly value: number
  /** Empty where none of the known units follows. */
  readonly unit: string
}

/** Everything in a text that can be wrong by a digit, in one spelling: 2.530.000 = 2530000 = "2,53 triệu". */
export function figuresOf(text: string): Figures {
  // A list's own numbers say nothing.
  const plain = text.normalize('NFC').replace(/^\s*\d{1,2}[.)]\s/gm, '')
  const { found, rest } = referencesOf(withDigits(plain.replace(/[\u00a0\u202f]/g, ' ')))
  const names = new Set(found)
  const undated = takeDates(rest, names)
  return { names, quantities: quantitiesOf(undated), rest: undated.replaceAll(QUANTITY, ' ¦ ') }
}

/** What a text that states these figures states with them: a date's month and year are no inventions. */
export function impliedBy({ names }: Figures): ReadonlySet<string> {
  const implied = new Set(names)
  for (const name of names) {
    const [, year = '', month = '', day] = /^date (\d{4})-(\d\d)(?:-(\d\d))?$/.exec(name) ?? []
    if (year === '') continue
    implied
      .add(`date ${year}-${month}`)
      .add(`year ${year}`)
      .add(`month ${Number(month)}`)
    if (day !== undefined) implied.add(`fraction ${Number(day)}/${Number(month)}`)
  }
  return implied
}

/** A quantity without a unit in the passage may be any; money and percent must be called so. */
export function holds(quantities: readonly Quantity[], { value, unit }: Quantity): boolean {
  return quantities.some(
    (known) => known.value === value && (known.unit === unit || unit === '' || (known.unit === '' && !isStrict(unit))),
  )
}

const isStrict = (unit: string): boolean => unit === 'dong' || unit === '%'

const two = (number: string | undefined): string => String(number ?? '').padStart(2, '0')

type NameOf = (a: string, b: string, c: string) => string
const NOT_COUNTING = String.raw`(?!\s*(?:lần|ngày|tháng|năm|triệu|nghìn|đồng|%|người|giờ))`

/** In the order in which they are taken out: the longer form first. */
const dates: readonly (readonly [RegExp, NameOf])[] = [
  [/(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g, (year, month, day) => `date ${year}-${two(month)}-${two(day)}`],
  [/(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/g, (day, month, year) => `date ${year}-${two(month)}-${two(day)}`],
  [
    /(?:ngày|mùng|mồng)\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/giu,
    (day, month, year) => `date ${year}-${two(month)}-${two(day)}`,
  ],
  [
    /(?:ngày|mùng|mồng)\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)/giu,
    (day, month) => `fraction ${Number(day)}/${Number(month)}`,
  ],
  [/tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/giu, (month, year) => `date ${year}-${two(month)}`],
  [/(?<![\d/])(\d{1,2})\/(\d{4})(?![\d/])/g, (month, year) => `date ${year}-${two(month)}`],
  [/(?<![\d/])(\d+)\/(\d+)(?![\d/])/g, (a, b) => `fraction ${Number(a)}/${Number(b)}`],
  // "6 tháng 15 ngày" is two lengths, "tháng 15" is none: not after a number.
  [
    new RegExp(String.raw`(?<!\d\s+)tháng\s+(\d{1,2})(?![\d.,]*\d)${NOT_COUNTING}`, 'giu'),
    (month) => `month ${Number(month)}`,
  ],
  [
    new RegExp(String.raw`(?<!\d\s+)ngày\s+(\d{1,2})(?![\d.,]*\d)${NOT_COUNTING}`, 'giu'),
    (day) => `day ${Number(day)}`,
  ],
  [
    new RegExp(String.raw`(?<![\d.,])((?:19|20)\d\d)(?!\d|[.,]\d)(?!\s*tuổi)${NOT_COUNTING}`, 'giu'),
    (year) => `year ${year}`,
  ],
]

function takeDates(text: string, names: Set<string>): string {
  let rest = text
  for (const [pattern, nameOf] of dates) {
    for (const [, a = '', b = '', c = ''] of rest.matchAll(pattern)) names.add(nameOf(a, b, c))
    rest = rest.replaceAll(pattern, ' ¦ ')
  }
  return rest
}

const NUMBER = String.raw`(?<![\d.,])(?:\d{1,3}(?:[. ]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?)(?!\d)`
const SCALE = String.raw`(?:\s*(tỷ|tỉ|triệu|tr|nghìn|ngàn|k)(?![\p{L}\p{M}])(\s+rưỡi)?)?`
const UNIT = String.raw`(?:\s*(%|phần trăm|đồng|vnđ|vnd|đ|ngày làm việc|ngày|tháng|năm|tuổi|tuần|giờ|phút|lần|quý|người|con|mức|bước)(?![\p{L}\p{M}]))?`
const QUANTITY = new RegExp(`(${NUMBER})${SCALE}${UNIT}`, 'giu')

const scaleOf: Readonly<Record<string, number>> = {
  tỷ: 1e9,
  tỉ: 1e9,
  triệu: 1e6,
  tr: 1e6,
  nghìn: 1e3,
  ngàn: 1e3,
  k: 1e3,
}

interface Found {
  value: number
  unit: string
  readonly scale: number
  readonly from: number
  readonly to: number
}

function quantitiesOf(text: string): Quantity[] {
  const found: Found[] = []
  for (const match of text.matchAll(QUANTITY)) {
    const [whole, number = '', scaleWord, half, unit = ''] = match
    const scale = scaleOf[scaleWord?.toLowerCase() ?? ''] ?? 1
    const value = rounded(numberOf(number) * scale + (half === undefined ? 0 : scale / 2))
    const next: Found = { value, unit: unitOf(unit), scale, from: match.index, to: match.index + whole.length }
    const before = found.at(-1)
    // "2 triệu 530 nghìn": one amount in two steps.
    if (
      before?.unit === '' &&
      before.scale > next.value &&
      text.slice(before.to, next.from).trim() === '' &&
      next.value >= 1000
    ) {
      found[found.length - 1] = { ...next, value: before.value + next.value, from: before.from }
    } else found.push(next)
  }
  shareUnits(found, text)
  return found.map(({ value, unit }) => ({ value, unit }))
}

/** "từ 15 đến 20 năm": the unit at the end is the first number's too. */
function shareUnits(found: readonly Found[], text: string): void {
  for (let index = found.length - 2; index >= 0; index -= 1) {
    const [here, next] = [found[index], found[index + 1]]
    if (here === undefined || next === undefined || here.unit !== '') continue
    if (/^\s*(?:đến|tới|hoặc|hay|và|,|-|–)\s*$/iu.test(text.slice(here.to, next.from))) here.unit = next.unit
  }
}

function numberOf(written: string): number {
  if (/^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/.test(written)) return Number(written.replace(/[. ]/g, '').replace(',', '.'))
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(written)) return Number(written.replaceAll(',', ''))
  return Number(written.replace(',', '.'))
}

/** Binary noise of 2.53 × 1,000,000. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

function unitOf(written: string): string {
  const unit = fold(written)
  if (unit === 'phan tram') return '%'
  return unit === 'vnd' || unit === 'd' ? 'dong' : unit
}
