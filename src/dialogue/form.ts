import type { FormState } from '../core/conversation.ts'
import type { Entity, Intent, Slot, SlotOption, SlotValue, SlotValues } from '../core/intent.ts'
import type { Day } from '../core/ids.ts'
import { fold } from '../core/vietnamese.ts'
import {
  couldFill,
  isFullDate,
  isOutside,
  NOW,
  rangeWords,
  readPeriods,
  readSlot,
  readSpokenGender,
  readSpokenOption,
  type SlotReading,
} from './read-slot.ts'

/**
 * A form with what the message says already; undefined where it says nothing that the calculation needs. "Còn lương
 * hưu thì bao nhiêu?" after another calculation takes over what was said for that one.
 */
export function startForm(intent: Intent, said: Said, before?: FormState): FormState | undefined {
  const goesOn = before !== undefined && GOES_ON.test(fold(said.text))
  if (!goesOn && !isMeant(intent, fold(said.text))) return undefined
  const known = goesOn ? sharedValues(intent, before) : {}
  const { values } = fill(intent, { intent: intent.id, values: known, misses: 0 }, said)
  const isWanted = intent.slots.some(({ name, optional }) => optional !== true && name in values)
  return isWanted ? { intent: intent.id, values, misses: 0 } : undefined
}

const GOES_ON = /^(?:the |vay )?(?:con|the thi|vay) /

/** Where values are often told beside another question, only words that ask for a figure begin a calculation. */
function isMeant({ preset: { startIf } }: Intent, text: string): boolean {
  return startIf === undefined || CALCULATE.test(text) || new RegExp(startIf).test(text)
}

const CALCULATE = /^tinh |(?<![a-z])tinh (?:[a-z ]{2,40} )?(?:giup|ho|dum|gium|cho|thu|xem)(?![a-z])/

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
  const before = validValues(intent, form.values)
  const values: Record<string, SlotValue> = { ...before }
  const left = entities.filter((entity) => !isPeriodOfAverage(entity, text))
  let changed = false
  let doubtful: Filled['doubtful']
  const take = (slot: Slot, reading: SlotReading): void => {
    if (reading.kind === 'doubtful') doubtful = { slot, options: reading.options }
    if (reading.kind !== 'value') return
    changed ||= values[slot.name] !== reading.value
    values[slot.name] = reading.value
    const used = left.findIndex((entity) => isReadAs(slot, entity, reading.value))
    if (used >= 0) left.splice(used, 1)
  }
  const isOpen = (slot: Slot): boolean => applies(slot, values) && values[slot.name] === before[slot.name]
  const asked = intent.slots.find(({ name }) => name === form.asking)
  // What was chosen decides which of the other values are wanted.
  for (const slot of intent.slots) {
    if (slot.type === 'choice' && isOpen(slot)) take(slot, readSpokenOption(slot, text))
    if (slot.type === 'periods' && isOpen(slot)) take(slot, readPeriods(text, entities))
  }
  for (const slot of intent.slots) if (isOpen(slot)) take(slot, readMarked(slot, left, text))
  const answer = asked !== undefined && isOpen(asked) ? readSlot(asked, left, text) : undefined
  if (asked !== undefined && answer !== undefined) take(asked, answer)
  // What was asked for and lies out of range is no answer to another question.
  for (const slot of answer?.kind === 'outside' ? [] : intent.slots) {
    const isTaken = slot.name === asked?.name || (slot.name in values && hasOpenTwin(intent, slot, values))
    // Of a value that is known, a bare one is a correction.
    const isClaimed = slot.claimed !== true || slot.name in values
    if (!isTaken && isClaimed && isOpen(slot)) take(slot, readSlot(slot, left))
  }
  for (const slot of intent.slots) if (slot.type === 'gender' && isOpen(slot)) take(slot, readSpokenGender(text))
  const open = intent.slots.filter(isOpen)
  const outside = outsideValue(open, { intent, asked }, { entities: left, text })
  return {
    ...form,
    values: { ...values, ...outside },
    changed: changed || outside !== undefined,
    ...(doubtful === undefined ? {} : { doubtful }),
  }
}

/** A value out of range is kept until the next message, so that the next question can say what is expected. */
function validValues(intent: Intent, values: SlotValues): SlotValues {
  const outside = new Set(intent.slots.filter((slot) => isOutsideIn(slot, values)).map(({ name }) => name))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !outside.has(name)))
}

function isOutsideIn(slot: Slot, values: SlotValues): boolean {
  const value = values[slot.name]
  return value !== undefined && applies(slot, values) && isOutside(slot, value)
}

function isReadAs(slot: Slot, entity: Entity, value: SlotValue): boolean {
  const own = readSlot(slot, [entity])
  return own.kind === 'value' && own.value === value
}

interface Asking {
  readonly intent: Intent
  readonly asked: Slot | undefined
}

/** A readable value out of range, of the slot that was asked for or that alone could mean it. */
function outsideValue(
  open: readonly Slot[],
  { intent, asked }: Asking,
  { entities, text }: Said,
): SlotValues | undefined {
  for (const slot of open) {
    const isAsked = slot.name === asked?.name
    const marked = readMarked(slot, entities, text)
    const reading = marked.kind === 'outside' ? marked : readSlot(slot, entities, isAsked ? text : undefined)
    if (reading.kind !== 'outside') continue
    // What need not be said is often told about something else: only a whole date is clear enough.
    const isClear = slot.claimed !== true && (slot.optional !== true || isFullDate(reading.value))
    if (isAsked || marked.kind === 'outside' || (isClear && isOnlyOneFor(intent, slot, entities)))
      return { [slot.name]: reading.value }
  }
  return undefined
}

function isOnlyOneFor({ slots }: Intent, slot: Slot, entities: readonly Entity[]): boolean {
  const others = slots.filter((other) => other.name !== slot.name)
  return entities.some((entity) => couldFill(slot, entity) && !others.some((other) => couldFill(other, entity)))
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
    return isClaimed && ['value', 'outside'].includes(readSlot(slot, [entity]).kind)
  })
  if (claimed !== undefined) return readSlot(slot, [claimed])
  const counted = slot.pattern === undefined ? undefined : new RegExp(slot.pattern).exec(fold(text))?.[1]
  if (counted !== undefined) return { kind: 'value', value: Number(counted) }
  const isNone = slot.zeroIf !== undefined && new RegExp(slot.zeroIf).test(fold(text))
  return isNone ? { kind: 'value', value: 0 } : { kind: 'nothing' }
}

/** Another slot of the same kind that still lacks a value: a new value is for that one. */
function hasOpenTwin({ slots }: Intent, slot: Slot, values: SlotValues): boolean {
  return slots.some(
    (other) =>
      other.name !== slot.name &&
      other.type === slot.type &&
      !(other.name in values) &&
      other.optional !== true &&
      applies(other, values),
  )
}

function applies({ when }: Slot, values: SlotValues): boolean {
  return (
    when === undefined ||
    when.some(({ slot, is, not = [] }) => {
      const value = values[slot]
      return value === undefined ? is === undefined : (is ?? [value]).includes(value) && !not.includes(value)
    })
  )
}

/** What to ask next; of a value out of range, what is expected and why. */
export function nextSlot(intent: Intent, { values }: FormState): Slot | undefined {
  const outside = intent.slots.find((slot) => isOutsideIn(slot, values))
  const value = outside === undefined ? undefined : values[outside.name]
  if (outside !== undefined && value !== undefined) {
    return { ...outside, ask: `${rangeWords(outside, value)} ${outside.ask}` }
  }
  return missingSlots(intent, values)[0]
}

/** What is still needed, as far as it can be said: a value to come may ask for others. */
export function missingSlots({ slots }: Intent, values: SlotValues): Slot[] {
  return slots.filter(
    (slot) =>
      slot.optional !== true &&
      !(slot.name in values) &&
      (slot.unless === undefined || !(slot.unless in values)) &&
      applies(slot, values),
  )
}

/** What the calculator gets: the slots' values, what the options mean, the preset ones, and differences. */
export function calculatorInput({ slots, preset }: Intent, form: FormState, today: Day): Record<string, unknown> {
  const ended = form.values['endDate']
  const month = typeof ended === 'string' ? ended.slice(0, 7) : today.slice(0, 7)
  const input: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(preset.values)) {
    input[name] = value === '{month}' ? month : value === '{day}' ? today : value
  }
  for (const slot of slots) {
    const value = form.values[slot.name]
    if (value === undefined || !applies(slot, form.values)) continue
    input[slot.name] = slot.type === 'periods' ? periodsOf(String(value), today) : value
    Object.assign(input, optionOf(slot, value)?.sets)
  }
  for (const [name, [whole, part]] of Object.entries(preset.minus)) {
    if (name in form.values) continue
    input[name] = Math.max(Number(form.values[whole] ?? 0) - Number(form.values[part] ?? 0), 0)
  }
  return input
}

function optionOf({ options }: Slot, value: SlotValue): SlotOption | undefined {
  return options?.find((option) => option.value === value)
}

function periodsOf(value: string, today: Day): Readonly<Record<string, unknown>>[] {
  return value.split(';').map((period) => {
    const [from = '', to = '', amount = ''] = period.split('/')
    return { from, to: to === NOW ? today.slice(0, 7) : to, amount: Number(amount) }
  })
}
