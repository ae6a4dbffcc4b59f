import type { Day } from '../core/ids.ts'
import type { Entity } from '../core/intent.ts'
import { fold } from '../core/vietnamese.ts'

/** From this day on the articles hold (Law 41/2024/QH15); what happened before falls under older law. */
const FIRST_DAY: Day = '2025-07-01'

/** Entities that say when the matter happened, not when somebody was born or began to pay. */
const eventTypes = new Set(['birth_event_date', 'child_birth_date'])

export interface QuestionDay {
  readonly day: Day
  /** The matter is older than the law that the articles explain. */
  readonly underOldLaw: boolean
}

/**
 * The day whose rules are asked about: today, unless the citizen names the day of a birth, or a date since the law came
 * into force ("tháng 8/2025 mức đóng là bao nhiêu"). Dates to come follow today's rules: later ones are not known.
 */
export function questionDay(entities: readonly Entity[], today: Day, text = ''): QuestionDay {
  const event = entities.find(({ type }) => eventTypes.has(type))
  const named = event ?? entities.find((entity) => isOwnDay(entity, text))
  if (named === undefined) return { day: today, underOldLaw: false }
  const day = lastDayOf(String(named.value))
  if (day >= today) return { day: today, underOldLaw: false }
  return day < FIRST_DAY ? { day: today, underOldLaw: true } : { day, underOldLaw: false }
}

/** A date since the law came into force that is not the edge of a time: "từ đầu năm đã trả …", "đóng đến tháng 8". */
function isOwnDay({ type, value, text: words }: Entity, text: string): boolean {
  if (type !== 'date' || lastDayOf(String(value)) < FIRST_DAY) return false
  const at = text.indexOf(words)
  return words === '' || at < 0 || !EDGE.test(fold(text.slice(0, at)))
}

const EDGE = /(?<![a-z])(?:tu|sau|den|toi|truoc|het)(?: ngay| thang| nam| hoi| dau| cuoi)*\s*$/

/** "2025" means the rules at its end, "2025-08" those of the month. */
function lastDayOf(value: string): Day {
  if (/^\d{4}$/.test(value)) return `${value}-12-31`
  return /^\d{4}-\d{2}$/.test(value) ? `${value}-28` : value
}
