export interface Sentence {
  readonly text: string
  /** Counted from 1, as the passages were numbered in the request. */
  readonly passage: number
}

export type Reply =
  | { readonly kind: 'sentences'; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'declined' }
  | { readonly kind: 'malformed' }

/** A server may accept the schema and not keep to it: nothing of the reply is trusted, not even its type. */
export function readReply(content: unknown): Reply {
  const reply = typeof content === 'string' ? parse(content) : undefined
  if (!isRecord(reply)) return { kind: 'malformed' }
  if (reply['unknown'] === true) return { kind: 'declined' }
  const { sentences: list } = reply
  if (!Array.isArray(list)) return { kind: 'malformed' }
  if (list.length === 0) return { kind: 'declined' }
  const sentences = list.map(sentence).filter((one) => one !== undefined)
  return sentences.length === list.length ? { kind: 'sentences', sentences } : { kind: 'malformed' }
}

function sentence(given: unknown): Sentence | undefined {
  if (!isRecord(given)) return undefined
  const { text, passage } = given
  if (typeof text !== 'string' || typeof passage !== 'number') return undefined
  return { text: text.normalize('NFC').trim(), passage }
}

function parse(content: string): unknown {
  try {
    const parsed: unknown = JSON.parse(content)
    return parsed
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
