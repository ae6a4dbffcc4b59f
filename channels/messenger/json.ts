/** A JSON object of unknown shape. Events are narrowed by hand: a schema per event would cost more than the hash. */
export type Json = Readonly<Record<string, unknown>>

const LONG_NUMBER = /[:[,]\s*-?\d{16,}/
/** A string that never ends is taken to the end of the text: no later place is tried, so the time stays linear. */
const STRINGS_AND_LONG_NUMBERS = /"(?:[^"\\]|\\.)*(?:"|$)|-?\d{16,}(?![\d.eE])/gs

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

export function stringOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

const ID = /^[\x21-\x7e]{1,200}$/

/** Ids are strings here, never numbers: app ids of 16 digits come as bare numbers and may exceed 2^53. */
export function idOf(value: unknown): string | undefined {
  const text = stringOf(value)
  return text !== undefined && ID.test(text) ? text : undefined
}

/** The objects of a list; what is no object in it is left out. */
export function objectsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf).filter((item) => item !== undefined) : []
}
