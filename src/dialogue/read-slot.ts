import type { Entity, Slot, SlotOption, SlotValue } from '../core/intent.ts'
import { fold, tokens } from '../core/vietnamese.ts'

/** What a text says for one slot. */
export type SlotReading =
  | { readonly kind: 'value'; readonly value: SlotValue }
  /** Readable, but hardly meant: the engine asks which of these. */
  | { readonly kind: 'doubtful'; readonly options: readonly number[] }
  | { readonly kind: 'nothing' }

/** Reads a value for the slot from the entities of a message; the plain text only where the slot was asked for. */
export function readSlot(slot: Slot, entities: readonly Entity[], answer?: string): SlotReading {
  const fitting = entities.find(({ type }) => entityTypes[slot.type].includes(type))
  if (fitting !== undefined) return within(slot, slot.type === 'date' ? wholeDay(fitting.value) : fitting.value)
  if (slot.type === 'choice' && slot.options !== undefined) {
    return answer === undefined ? nothing : readOption(slot.options, answer)
  }
  if (answer === undefined) return nothing
  return readPlain(slot, answer)
}

/** "Nghỉ tháng 9/2026": the month's last day that every month has. */
function wholeDay(value: SlotValue): SlotValue {
  return typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) ? `${value}-28` : value
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
}

function within({ min, max, type }: Slot, value: SlotValue): SlotReading {
  if (typeof value !== 'number' || ((min === undefined || value >= min) && (max === undefined || value <= max))) {
    return { kind: 'value', value }
  }
  if (type !== 'money') return nothing
  const meant = [value * 10, value / 10, value * 1_000].filter(
    (other) => (min === undefined || other >= min) && (max === undefined || other <= max),
  )
  return meant.length === 0 ? nothing : { kind: 'doubtful', options: meant }
}

const MILLION = 1_000_000

/** An answer without a unit: "7" for a salary, "18" for years, "nam", "không". */
function readPlain(slot: Slot, answer: string): SlotReading {
  const words = tokens(fold(answer))
  const number = plainNumber(words)
  switch (slot.type) {
    case 'gender':
      return readGender(answer)
    case 'yes_no':
      return readYesNo(words)
    case 'money': {
      if (number === undefined) return nothing
      if (number >= 1_000) return within(slot, number)
      const options = [number * MILLION, number * 10 * MILLION].filter((value) => within(slot, value).kind === 'value')
      return options.length === 0 ? nothing : { kind: 'doubtful', options }
    }
    case 'duration':
      if (words.includes('khong') || words.includes('chua')) return within(slot, 0)
      return number === undefined ? nothing : within(slot, number * 12)
    case 'months':
    case 'days':
    case 'count':
    case 'percent':
    case 'region':
      return number === undefined ? nothing : within(slot, number)
    case 'birth_date':
      return number !== undefined && number > 1_900 && number < 2_100
        ? { kind: 'value', value: String(number) }
        : nothing
    case 'date':
    case 'choice':
      return nothing
  }
}

function plainNumber(words: readonly string[]): number | undefined {
  const numbers = words.filter((word) => /^\d+(?:[.,]\d+)?$/.test(word))
  const [only] = numbers
  return numbers.length === 1 && only !== undefined ? Number(only.replace(',', '.')) : undefined
}

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
  const said = ` ${tokens(fold(answer)).join(' ')} `
  // From the last one: "không thuộc hộ nghèo" names the group that it denies.
  const found = options.findLast(({ label, words = [] }) =>
    [label, ...words].some((form) => said.includes(` ${tokens(fold(form)).join(' ')} `)),
  )
  return found === undefined ? nothing : { kind: 'value', value: found.value }
}

/** An option named in the middle of a sentence: "còn nếu hộ nghèo?". */
export function readSpokenOption(slot: Slot, text: string): SlotReading {
  return slot.options === undefined ? nothing : readOption(slot.options, text)
}

/**
 * A gender in a sentence about oneself: "Nữ đóng 25 năm", "thế nam thì sao". "Nam" also stands in names and, without
 * accents, for "năm": it counts as the first word, or alone in a sentence with accents.
 */
export function readSpokenGender(text: string): SlotReading {
  const words = tokens(text.normalize('NFC').toLowerCase())
  const [first] = words
  if (words.includes('nữ') || first === 'nu') return { kind: 'value', value: 'female' }
  const hasAccents = fold(text) !== text.normalize('NFC').toLowerCase()
  const isAlone = words.some((word, at) => word === 'nam' && !places.has(words[at - 1] ?? ''))
  return first === 'nam' || (hasAccents && isAlone) ? { kind: 'value', value: 'male' } : nothing
}

/** Words that make "nam" a direction or a country. */
const places = new Set(['việt', 'miền', 'phía', 'quảng', 'hà'])
