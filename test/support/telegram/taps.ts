import { failed, good, type ApiAnswer } from './answer.ts'

export interface Taps {
  /** A tapped button shows a spinner from now on. Returns the query's id. */
  begin(): string
  answer(query: string, text: string | undefined): ApiAnswer
  /** How many buttons still show a spinner. */
  readonly spinning: number
  /** What was shown for a moment above the chat. */
  readonly toasts: readonly string[]
}

export function createTaps(): Taps {
  const open = new Set<string>()
  const toasts: string[] = []
  let last = 900_000
  return {
    toasts,
    get spinning() {
      return open.size
    },
    begin() {
      const id = String((last += 1))
      open.add(id)
      return id
    },
    answer(query, text) {
      if (!open.delete(query)) {
        return failed(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')
      }
      if (text !== undefined) toasts.push(text)
      return good(true)
    },
  }
}
