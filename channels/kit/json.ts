/** A JSON object of unknown shape. Events are narrowed by hand: a schema per event would cost more than the hash. */
export type Json = Readonly<Record<string, unknown>>

const LONG_NUMBER = /[:[,]\s*-?\d{16,}/
/**
 * A string that never ends is taken to the end of the text: no later place is tried, so the time stays linear. Only
 * whole numbers: the digits behind a point, as of a place on the map, are no id.
 */
const STRINGS_AND_LONG_NUMBERS = /"(?:[^"\\]|\\.)*(?:"|$)|(?<![\d.])-?\d{16,}(?![\d.eE])/gs

/** Undefined: not a JSON object. Ids beyond 2^53 keep all their digits, also when sent as bare numbers. */
export function parseObject(text: string): Json | undefined {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const safe = LONG_NUMBER.test(source) ? source.replace(STRINGS_AND_LONG_NUMBERS, quoted) : source
  try {
    return objectOf(JSON.parse(safe))
  } catch {
    // Broken JSON is an expected answer of this function, not a fault.
    return undefined
  }
}

function quoted(found: string): string {
  return found.startsWith('"') ? found : `"${found}"`
}

export function objectOf(value: unknown): Json | undefined {
  return isObject(value) ? value : undefined
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list; what is no object in it is left out. */
export function objectsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf).filter((item) => item !== undefined) : []
}

/** Platforms send times, sizes and codes as numbers one day and as strings the next. */
export function stringOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const ID = /^[\x21-\x7e]{1,200}$/

/** Ids are strings here, never numbers: Zalo's exceed 2^53. A number that has lost digits already is none. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined
  return typeof value === 'string' && ID.test(value) ? value : undefined
}
