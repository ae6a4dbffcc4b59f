import type { FormState } from '../core/conversation.ts'
import type { Entity, Intent, Slot, SlotValue, SlotValues } from '../core/intent.ts'
import type { Day } from '../core/ids.ts'
import { fold } from '../core/vietnamese.ts'
import { readSlot, readSpokenGender, readSpokenOption, type SlotReading } from './read-slot.ts'

/**
 * A form with what the message says already; undefined where it says nothing that the calculation needs. "Còn lương
 * hưu thì bao nhiêu?" after another calculation takes over what was said for that one.
 */
export function startForm(intent: Intent, said: Said, before?: FormState): FormState | undefined {
  const goesOn = before !== undefined && GOES_ON.test(fold(said.text))
  const known = goesOn ? sharedValues(intent, before) : {}
  const { values } = fill(intent, { intent: intent.id, values: known, misses: 0 }, said)
  const isWanted = intent.slots.some(({ name, optional }) => optional !== true && name in values)
  return isWanted ? { intent: intent.id, values, misses: 0 } : undefined
}

const GOES_ON = /^(?:the |vay )?(?:con|the thi|vay) /

function sharedValues({ slots }: Intent, { values }: FormState): SlotValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => slots.some((slot) => slot.name === name)))
}

interface Said {
  readonly entities: readonly Entity[]
  readonly text: string
}

export interface Filled extends FormState {
  readonly changed: boolean
  /** The slot whose value is hardly meant as typed. */
  readonly doubtful?: { readonly slot: Slot; readonly options: readonly number[] }
}

/**
 * What a message adds or corrects. Values of slots that were not asked for count as well: "nam, 18 năm, lương 7 triệu".
 * The slot that was asked for also takes a bare answer: "7".
 */
export function fill(intent: Intent, form: FormState, { entities, text }: Said): Filled {
  const values: Record<string, SlotValue> = { ...form.values }
  const left = entities.filter((entity) => !isPeriodOfAverage(entity, text))
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
  const isUntouched = ({ name }: Slot): boolean => values[name] === form.values[name]
  const asked = intent.slots.find(({ name }) => name === form.asking)
  for (const slot of intent.slots) take(slot, readMarked(slot, left, text))
  if (asked !== undefined && isUntouched(asked)) take(asked, readSlot(asked, left, text))
  for (const slot of intent.slots) {
    const isTaken = slot.name === asked?.name || (slot.name in values && hasOpenTwin(intent, slot, values))
    if (!isTaken && isUntouched(slot)) take(slot, readSlot(slot, left))
  }
  for (const slot of intent.slots) {
    if (!isUntouched(slot)) continue
    if (slot.type === 'gender') take(slot, readSpokenGender(text))
    if (slot.type === 'choice') take(slot, readSpokenOption(slot, text))
  }
  return { ...form, values, changed, ...(doubtful === undefined ? {} : { doubtful }) }
}

/** "Bình quân 6 tháng cuối" says which average is meant, not how long somebody has paid. */
function isPeriodOfAverage({ type, text: words }: Entity, text: string): boolean {
  if (type !== 'duration') return false
  const at = text.indexOf(words)
  const after = fold(text.slice(at + words.length, at + words.length + 16))
  return at >= 0 && /^\s*(?:cuoi|gan nhat|gan day|lien ke|truoc khi)/.test(after)
}

/** The value that the words around it claim for the slot: "4 năm trước 2014", "đóng 100 tháng". */
function readMarked(slot: Slot, entities: readonly Entity[], text: string): SlotReading {
  const { before = '(?!)', after = '(?!)' } = slot
  const claimed = entities.find((entity) => {
    const at = text.indexOf(entity.text)
    const words = {
      before: fold(text.slice(Math.max(0, at - 30), at)),
      after: fold(text.slice(at + entity.text.length, at + entity.text.length + 30)),
    }
    const isClaimed =
      new RegExp(`(?:${before})\\s*$`).test(words.before) || new RegExp(`^\\s*(?:${after})`).test(words.after)
    return isClaimed && readSlot(slot, [entity]).kind === 'value'
  })
  if (claimed !== undefined) return readSlot(slot, [claimed])
  const isNone = slot.zeroIf !== undefined && new RegExp(slot.zeroIf).test(fold(text))
  return isNone ? { kind: 'value', value: 0 } : { kind: 'nothing' }
}

/** Another slot of the same kind that still lacks a value: a new value is for that one. */
function hasOpenTwin({ slots }: Intent, slot: Slot, values: Readonly<Record<string, SlotValue>>): boolean {
  return slots.some(
    (other) =>
      other.name !== slot.name && other.type === slot.type && !(other.name in values) && other.optional !== true,
  )
}

export function nextSlot(intent: Intent, form: FormState): Slot | undefined {
  return intent.slots.find(
    ({ name, optional, unless }) =>
      optional !== true && !(name in form.values) && (unless === undefined || !(unless in form.values)),
  )
}

/** What the calculator gets: the slots' values, the preset ones, and differences. */
export function calculatorInput({ preset }: Intent, form: FormState, today: Day): Record<string, SlotValue> {
  const ended = form.values['endDate']
  const month = typeof ended === 'string' ? ended.slice(0, 7) : today.slice(0, 7)
  const presets = Object.entries(preset.values).map(([name, value]): [string, SlotValue] => [
    name,
    value === '{month}' ? month : value === '{day}' ? today : value,
  ])
  const input: Record<string, SlotValue> = { ...Object.fromEntries(presets), ...form.values }
  for (const [name, [whole, part]] of Object.entries(preset.minus)) {
    if (name in form.values) continue
    input[name] = Math.max(Number(form.values[whole] ?? 0) - Number(form.values[part] ?? 0), 0)
  }
  return input
}
