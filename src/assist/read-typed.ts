import type { Entity, Slot, SlotType, SlotValue } from '../core/intent.ts'
import { isOutside, rangeWords, readPeriods, readSlot, type SlotReading } from '../dialogue/read-slot.ts'

/** A value as it was typed into the field, read as the chat would read it, or what is wrong with it. */
export type TypedReading = { readonly value: SlotValue } | { readonly problem: string }

/** Numbers are in the field's own unit: đồng, months for durations, days. */
export function readTyped(slot: Slot, typed: SlotValue, entitiesOf: (text: string) => readonly Entity[]): TypedReading {
  const reading = typeof typed === 'string' ? readText(slot, typed.trim(), entitiesOf) : readPlain(slot, typed)
  switch (reading.kind) {
    case 'value':
      return isOutside(slot, reading.value) ? { problem: rangeWords(slot, reading.value) } : { value: reading.value }
    case 'outside':
      return { problem: rangeWords(slot, reading.value) }
    case 'doubtful': {
      const options = reading.options.map((option) => `${option.toLocaleString('vi-VN')} đồng`)
      return { problem: `Có phải là ${options.join(' hay ')}? Xin ghi đủ số tiền.` }
    }
    case 'nothing':
      return { problem: `Chưa đọc được giá trị này. ${examples[slot.type]}` }
  }
}

function readPlain(slot: Slot, typed: number | boolean): SlotReading {
  if (typeof typed === 'boolean') return slot.type === 'yes_no' ? { kind: 'value', value: typed } : nothing
  if (!Number.isFinite(typed)) return nothing
  if (slot.type === 'birth_date') return { kind: 'value', value: String(typed) }
  return figures.has(slot.type) ? { kind: 'value', value: typed } : nothing
}

const nothing: SlotReading = { kind: 'nothing' }
const figures: ReadonlySet<SlotType> = new Set<SlotType>([
  'money',
  'duration',
  'months',
  'days',
  'count',
  'percent',
  'region',
  'weeks',
  'child_age',
])

function readText(slot: Slot, text: string, entitiesOf: (text: string) => readonly Entity[]): SlotReading {
  const exact = exactValue(slot, text)
  if (exact !== undefined) return { kind: 'value', value: exact }
  const entities = entitiesOf(text)
  if (slot.type === 'periods') return readPeriods(text, entities)
  const reading = readSlot(slot, entities, text)
  if (reading.kind !== 'nothing' || slot.type !== 'birth_date') return reading
  // Alone, a day is any day; the field says that it is a birth.
  return readSlot(slot, entitiesOf(`sinh ngày ${text}`), text)
}

/** What the form's own choices and date fields send. */
function exactValue(slot: Slot, text: string): SlotValue | undefined {
  switch (slot.type) {
    case 'gender':
      return text === 'male' || text === 'female' ? text : undefined
    case 'yes_no':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'choice':
      return slot.options?.find(({ value }) => value === text)?.value
    case 'date':
    case 'day':
    case 'birth_date':
      return isRealDay(text) ? text : undefined
    default:
      return undefined
  }
}

function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

const examples: Readonly<Record<SlotType, string>> = {
  money: 'Ví dụ: 7 triệu, hoặc 7.000.000.',
  duration: 'Ví dụ: 24 năm 6 tháng.',
  months: 'Ví dụ: 6 tháng.',
  days: 'Ví dụ: 10 ngày.',
  birth_date: 'Ví dụ: 20/5/1968, hoặc 1968.',
  date: 'Ví dụ: 9/11/2026.',
  day: 'Cần đủ ngày, tháng, năm. Ví dụ: 9/11/2026.',
  gender: 'Xin chọn Nam hoặc Nữ.',
  count: 'Ví dụ: 2.',
  percent: 'Ví dụ: 31%.',
  region: 'Xin chọn vùng 1, 2, 3 hoặc 4.',
  choice: 'Xin chọn một mục trong danh sách.',
  yes_no: 'Xin chọn Có hoặc Không.',
  weeks: 'Ví dụ: 12 tuần.',
  child_age: 'Ví dụ: 2 tuổi, hoặc 18 tháng.',
  periods: 'Ví dụ: từ 1/2010 đến 12/2015 lương 4 triệu, từ 1/2016 đến nay lương 7 triệu.',
}
