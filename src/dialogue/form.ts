import type { FormState } from '../core/conversation.ts'
import type { Entity, Intent, Slot, SlotValue } from '../core/intent.ts'
import type { Day } from '../core/ids.ts'
import { fold } from '../core/vietnamese.ts'
import { readSlot, type SlotReading } from './read-slot.ts'

/** A form with what the message says already; undefined where it says nothing that the calculation needs. */
export function startForm(intent: Intent, entities: readonly Entity[], text: string): FormState | undefined {
  const { values } = fill(intent, { intent: intent.id, values: {}, misses: 0 }, entities, text)
  return Object.keys(values).length === 0 ? undefined : { intent: intent.id, values, misses: 0 }
}

export interface Filled extends FormState {
  readonly changed: boolean
  /** The slot whose value is hardly meant as typed. */
  readonly doubtful?: { readonly slot: Slot; readonly options: readonly number[] }
}

/**
 * What a message adds or corrects. Values of slots that were not asked for count as well: "nam, 18 năm, lương 7 triệu".
 * `answer` is the text where a slot was asked: then a bare "7" is read for that slot.
 */
export function fill(intent: Intent, form: FormState, entities: readonly Entity[], answer?: string): Filled {
  const values: Record<string, SlotValue> = { ...form.values }
  const left = [...entities]
  let changed = false
  let doubtful: Filled['doubtful']
  const take = (slot: Slot, reading: SlotReading): void => {
    if (reading.kind === 'doubtful') doubtful = { slot, options: reading.options }
    if (reading.kind !== 'value') return
    changed ||= values[slot.name] !== reading.value
    values[slot.name] = reading.value
    const used = left.findIndex(({ value }) => value === reading.value)
    if (used >= 0) left.splice(used, 1)
  }
  const plain = fold(answer ?? '')
  for (const slot of intent.slots) {
    const isNone = slot.zeroIf !== undefined && new RegExp(slot.zeroIf).test(plain)
    if (isNone) take(slot, { kind: 'value', value: 0 })
  }
  const asked = intent.slots.find(({ name }) => name === form.asking)
  if (asked !== undefined) take(asked, readSlot(asked, left, answer))
  // Two slots of one kind (years before and after 2014) take the values in the order in which they are said.
  for (const slot of intent.slots) {
    if (slot.name !== asked?.name && !(slot.name in values && hasTwin(intent, slot))) take(slot, readSlot(slot, left))
  }
  return { ...form, values, changed, ...(doubtful === undefined ? {} : { doubtful }) }
}

function hasTwin({ slots }: Intent, slot: Slot): boolean {
  return slots.some((other) => other.name !== slot.name && other.type === slot.type)
}

export function nextSlot(intent: Intent, form: FormState): Slot | undefined {
  return intent.slots.find(({ name, optional }) => optional !== true && !(name in form.values))
}

/** What the calculator gets: the slots' values, the preset ones, and differences. */
export function calculatorInput({ preset }: Intent, form: FormState, today: Day): Record<string, SlotValue> {
  const presets = Object.entries(preset.values).map(([name, value]): [string, SlotValue] => [
    name,
    value === '{month}' ? today.slice(0, 7) : value === '{day}' ? today : value,
  ])
  const input: Record<string, SlotValue> = { ...Object.fromEntries(presets), ...form.values }
  for (const [name, [whole, part]] of Object.entries(preset.minus)) {
    input[name] = Math.max(Number(form.values[whole] ?? 0) - Number(form.values[part] ?? 0), 0)
  }
  return input
}
