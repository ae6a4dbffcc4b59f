import type { Json } from '../kit/json.ts'

/**
 * Reads fields by their names in grammY's types, so that a misspelt one does not compile. The values stay unproven:
 * what comes from outside is what it is, whatever a type says.
 */
export function fieldsOf<Shape>(): (json: Json | undefined, name: string & keyof Shape) => unknown {
  return (json, name) => json?.[name]
}
