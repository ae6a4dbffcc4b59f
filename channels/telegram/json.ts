/** A JSON object of unknown shape. */
export type Json = Readonly<Record<string, unknown>>

/** Undefined: not a JSON object. Telegram's ids stay below 2^53, so plain numbers keep them. */
export function parseObject(text: string): Json | undefined {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    // Broken JSON is an expected answer of this function, not a fault.
    return undefined
  }
}

export function objectOf(value: unknown): Json | undefined {
  return isObject(value) ? value : undefined
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf).filter((item) => item !== undefined) : []
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Ids are strings here, whether the platform sends a number or text; those of groups are negative. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined
  return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value) ? value : undefined
}

/**
 * Reads fields by their names in grammY's types, so that a misspelt one does not compile. The values stay unproven:
 * what comes from outside is what it is, whatever a type says.
 */
export function fieldsOf<Shape>(): (json: Json | undefined, name: string & keyof Shape) => unknown {
  return (json, name) => json?.[name]
}
