import type { Entity, Slot, SlotOption, SlotValue } from '../core/intent.ts'
import { fold, tokens } from '../core/vietnamese.ts'
import { plainNumber } from './plain-number.ts'
import { isYesNoQuestion } from './yes-no-question.ts'

/** What a text says for one slot. */
export type SlotReading =
  | { readonly kind: 'value'; readonly value: SlotValue }
  /** Readable, but hardly meant: the engine asks which of these. */
  | { readonly kind: 'doubtful'; readonly options: readonly number[] }
  /** Readable, but not within the slot's range. */
  | { readonly kind: 'outside'; readonly value: SlotValue }
  | { readonly kind: 'nothing' }

/** Reads a value for the slot from the entities of a message; the plain text only where the slot was asked for. */
export function readSlot(slot: Slot, entities: readonly Entity[], answer?: string): SlotReading {
  const fitting = entities.find((entity) => couldFill(slot, entity))
  if (fitting !== undefined) return within(slot, inUnit(slot, fitting.value))
  if (slot.type === 'choice' && slot.options !== undefined) {
    return answer === undefined ? nothing : readAnswer(slot.options, answer)
  }
  if (answer === undefined) return nothing
  return readPlain(slot, answer)
}

/** The entity's value in the slot's unit. */
function inUnit({ type }: Slot, value: SlotValue): SlotValue {
  // "Nghỉ tháng 9/2026": the month's last day that every month has.
  if (type === 'date' && typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)) return `${value}-28`
  return type === 'weeks' ? Math.floor(Number(value) / 7) : value
}

const nothing: SlotReading = { kind: 'nothing' }

/** Which entities can fill a slot; the first that the message has. */
const entityTypes: Readonly<Record<Slot['type'], readonly string[]>> = {
  money: ['money'],
  duration: ['duration'],
  months: ['duration'],
  days: ['duration_days'],
  birth_date: ['birth_date'],
  date: ['birth_event_date', 'child_birth_date', 'date'],
  gender: ['gender'],
  count: ['children', 'people'],
  percent: ['percent'],
  region: ['region'],
  choice: [],
  yes_no: [],
  // A term runs from one day: no birth, and no month alone.
  day: ['date'],
  weeks: ['duration_days'],
  child_age: ['child_age_months', 'duration'],
  periods: [],
}

/** Whether an entity of this kind could fill the slot, in range or not. */
export function couldFill(slot: Slot, { type, text }: Entity): boolean {
  // "Nghỉ 12 ngày" beside a pregnancy's weeks tells the leave.
  return entityTypes[slot.type].includes(type) && (slot.type !== 'weeks' || fold(text).includes('tuan'))
}

function within(slot: Slot, value: SlotValue): SlotReading {
  if (!isOutside(slot, value)) return { kind: 'value', value }
  if (slot.type !== 'money' || typeof value !== 'number') return { kind: 'outside', value }
  const meant = [value * 10, value / 10, value * 1_000].filter((other) => !isOutside(slot, other))
  return meant.length === 0 ? { kind: 'outside', value } : { kind: 'doubtful', options: meant }
}

export function isOutside({ type, min, max, earliest, latest }: Slot, value: SlotValue): boolean {
  if (typeof value === 'number') return (min !== undefined && value < min) || (max !== undefined && value > max)
  if (typeof value !== 'string') return false
  if (type === 'date' || type === 'day') return !isFullDate(value) || isBeyond(value, earliest, latest)
  return type === 'birth_date' && isBeyond(value, earliest, latest)
}

export function isFullDate(value: SlotValue): boolean {
  return typeof value === 'string' && value.length === '2026-01-01'.length
}

/** A year or a month lies beyond a day only as a whole. */
function isBeyond(value: string, earliest = value, latest = value): boolean {
  return value < earliest.slice(0, value.length) || value > latest.slice(0, value.length)
}

const MILLION = 1_000_000

/** An answer without a unit: "7" for a salary, "18" for years, "nam", "không". */
function readPlain(slot: Slot, answer: string): SlotReading {
  const words = tokens(fold(answer))
  const number = plainNumber(slot, words) ?? (slot.min === 0 && isNone(words) ? 0 : undefined)
  switch (slot.type) {
    case 'gender':
      return readGender(answer)
    case 'yes_no':
      return readYesNo(words)
    case 'money': {
      if (number === undefined) return nothing
      if (number >= 1_000 || (number === 0 && slot.min === 0)) return within(slot, number)
      const options = [number * MILLION, number * 10 * MILLION].filter((value) => within(slot, value).kind === 'value')
      return options.length === 0 ? nothing : { kind: 'doubtful', options }
    }
    case 'duration':
      if (isNone(words)) return within(slot, 0)
      return number === undefined ? nothing : within(slot, number * 12)
    case 'child_age':
      return number === undefined ? nothing : within(slot, words.includes('thang') ? number : number * 12)
    case 'months':
    case 'days':
    case 'count':
    case 'percent':
    case 'region':
    case 'weeks':
      return number === undefined ? nothing : within(slot, number)
    case 'birth_date':
      return number !== undefined && number > 1_900 && number < 2_100
        ? { kind: 'value', value: String(number) }
        : nothing
    case 'date':
    case 'day':
    case 'choice':
    case 'periods':
      return nothing
  }
}

/** "Không có", "chưa"; but "không nhớ" is no answer. */
function isNone(words: readonly string[]): boolean {
  return (
    !isYesNoQuestion(words) &&
    words.some((word, at) => (word === 'khong' || word === 'chua') && !unsure.has(words[at + 1] ?? ''))
  )
}

const unsure = new Set(['nho', 'biet', 'ro', 'chac', 'hieu', 'tinh'])

/** With accents "nam" is a man and "năm" a year; without, only alone or with "là" it is sure. */
function readGender(answer: string): SlotReading {
  const words = tokens(answer.normalize('NFC').toLowerCase())
  if (words.some((word) => word === 'nữ' || word === 'nu' || word === 'gái')) return { kind: 'value', value: 'female' }
  if (words.some((word) => word === 'nam' || word === 'trai')) return { kind: 'value', value: 'male' }
  return nothing
}

function readYesNo(words: readonly string[]): SlotReading {
  if (words.some((word) => ['khong', 'chua', 'ko', 'hong', 'khg'].includes(word)))
    return { kind: 'value', value: false }
  if (words.some((word) => ['co', 'roi', 'vang', 'dung', 'phai', 'u', 'ok'].includes(word)))
    return { kind: 'value', value: true }
  return nothing
}

function readOption(options: readonly SlotOption[], answer: string): SlotReading {
  // From the last one: "không thuộc hộ nghèo" names the group that it denies.
  const found = namedOptions(options, answer).at(-1)
  return found === undefined ? nothing : { kind: 'value', value: found.option.value }
}

interface NamedOption {
  readonly option: SlotOption
  /** The longest of its words that the text has. */
  readonly form: string
}

function namedOptions(options: readonly SlotOption[], text: string): NamedOption[] {
  const said = ` ${tokens(fold(text)).join(' ')} `
  return options.flatMap((option) => {
    const words = [option.label, ...(option.words ?? [])].map((word) => tokens(fold(word)).join(' '))
    const matched = option.pattern === undefined ? undefined : new RegExp(option.pattern).exec(fold(text))?.[0]
    const forms = [...words.filter((word) => isNamed(said, word)), ...(matched === undefined ? [] : [matched])]
    const [form] = forms.toSorted((a, b) => b.length - a.length)
    return form === undefined ? [] : [{ option, form }]
  })
}

/** An option, or a bare "không" for the one that begins so. */
function readAnswer(options: readonly SlotOption[], answer: string): SlotReading {
  const named = readOption(options, answer)
  const words = tokens(fold(answer))
  if (named.kind === 'value' || words.length > MOST_WORDS_OF_A_NO || !isNone(words)) return named
  const none = options.find(({ label }) => fold(label).startsWith('khong '))
  return none === undefined ? nothing : { kind: 'value', value: none.value }
}

/** "Dạ không có ạ". */
const MOST_WORDS_OF_A_NO = 4

/** "Chưa hưởng lương hưu" denies what it names. */
function isNamed(said: string, form: string): boolean {
  const at = said.indexOf(` ${form} `)
  return at >= 0 && !/ (?:khong|chua|ko|hong)(?: phai| bi| co)?$/.test(said.slice(0, at))
}

/**
 * An option named in the middle of a sentence: "còn nếu hộ nghèo?". Two of them leave it open, unless the words of one
 * hold the other's ("bệnh nghề nghiệp", "bệnh") or deny it.
 */
export function readSpokenOption({ options = [] }: Slot, text: string): SlotReading {
  const named = namedOptions(options, text)
  const clear = named.filter(({ form }) => !named.some((other) => other.form !== form && other.form.includes(form)))
  const denial = clear.find(({ form }) => form.startsWith('khong '))
  const only = denial ?? (clear.length === 1 ? clear[0] : undefined)
  return only === undefined ? nothing : { kind: 'value', value: only.option.value }
}

/**
 * A gender in a sentence about oneself: "Nữ đóng 25 năm", "thế nam thì sao". "Nam" also stands in names and, without
 * accents, for "năm": it counts as the first word, or alone in a sentence with accents.
 */
export function readSpokenGender(text: string): SlotReading {
  const words = tokens(text.normalize('NFC').toLowerCase())
  const [first] = words
  const kin = KIN.exec(fold(text))?.[1]
  if (kin !== undefined) return { kind: 'value', value: women.has(kin) ? 'female' : 'male' }
  if (words.includes('nữ') || first === 'nu') return { kind: 'value', value: 'female' }
  const hasAccents = fold(text) !== text.normalize('NFC').toLowerCase()
  const isAlone = words.some((word, at) => word === 'nam' && !places.has(words[at - 1] ?? ''))
  return first === 'nam' || (hasAccents && isAlone) ? { kind: 'value', value: 'male' } : nothing
}

/** "Mẹ tôi sinh 1970": whose case it is tells the gender. */
const KIN =
  /(?<![a-z])(me|vo|ba ngoai|ba noi|chi gai|em gai|bo|cha|tia|chong|ong noi|ong ngoai|anh trai|em trai) (?:toi|tui|em|con|chau|minh|mik|tao|e|nha)(?![a-z])/
const women = new Set(['me', 'vo', 'ba ngoai', 'ba noi', 'chi gai', 'em gai'])

/** Words that make "nam" a direction or a country. */
const places = new Set(['việt', 'miền', 'phía', 'quảng', 'hà'])

/**
 * "Từ 1/2010 đến 12/2015 lương 4 triệu, từ 1/2016 đến nay 7 triệu": "2010-01/2015-12/4000000;2016-01/now/7000000".
 * Nothing unless every period has its amount.
 */
export function readPeriods(text: string, entities: readonly Entity[]): SlotReading {
  const amounts = entities.filter(({ type }) => type === 'money').map(({ value }) => value)
  const periods = Array.from(fold(text).matchAll(PERIOD), ({ groups = {} }) => {
    const end = groups['toYear'] === undefined ? NOW : monthOf(groups['toMonth'], groups['toYear'])
    return `${monthOf(groups['fromMonth'], groups['fromYear'])}/${end}`
  })
  if (periods.length === 0 || periods.length !== amounts.length) return nothing
  return { kind: 'value', value: periods.map((period, at) => `${period}/${amounts[at] ?? 0}`).join(';') }
}

export const NOW = 'now'

const MONTH = (end: string): string =>
  String.raw`(?:thang )?(?<${end}Month>\d{1,2})(?: ?[/.-] ?| nam )(?<${end}Year>(?:19|20)\d\d)`
const PERIOD = new RegExp(
  `${MONTH('from')} ?(?:den|toi|-) ?(?:het )?(?:${MONTH('to')}|(?:hien |bay )?(?:nay|gio|tai))`,
  'g',
)

function monthOf(month = '', year = ''): string {
  return `${year}-${month.padStart(2, '0')}`
}

/** What was typed, which range is expected, and why. */
export function rangeWords(slot: Slot, value: SlotValue): string {
  if ((slot.type === 'date' || slot.type === 'day') && !isFullDate(value)) return 'Tôi cần đủ ngày, tháng, năm.'
  const [least, most] = [slot.min ?? slot.earliest, slot.max ?? slot.latest].map((bound) =>
    bound === undefined ? undefined : shown(slot, bound),
  )
  const range = [
    ...(least === undefined ? [] : [`từ ${least}${most === undefined ? ' trở lên' : ''}`]),
    ...(most === undefined ? [] : [`${least === undefined ? 'không quá' : 'đến'} ${most}`]),
  ].join(' ')
  const why = slot.why === undefined ? '' : `, vì ${slot.why}`
  // The day of a date may be ours: "tháng 3/2025".
  const typed = typeof value === 'string' ? 'ngày đó' : shown(slot, value)
  return `Chưa tính được với ${typed}: cần ${range}${why}.`
}

/** A figure with its unit; a date as one writes it. */
export function shown({ type }: Slot, value: SlotValue): string {
  if (typeof value !== 'number') return String(value).split('-').toReversed().join('/')
  const [years, months] = [Math.floor(value / 12), value % 12]
  const figure = value.toLocaleString('vi-VN')
  switch (type) {
    case 'money':
      return `${figure} đồng`
    case 'percent':
      return `${figure}%`
    case 'duration':
    case 'child_age':
      return [...(years > 0 ? [`${years} năm`] : []), ...(months > 0 || years === 0 ? [`${months} tháng`] : [])].join(
        ' ',
      )
    case 'months':
      return `${figure} tháng`
    case 'weeks':
      return `${figure} tuần`
    case 'days':
      return `${figure} ngày`
    default:
      return figure
  }
}
