import type { Choice } from '../../src/core/message.ts'
import { graphemesOf } from '../../src/core/vietnamese.ts'

export interface QuickReply {
  readonly content_type: 'text'
  readonly title: string
  readonly payload: string
}

/** Send API: a title of at most 20 characters. */
const MAX_TITLE = 20

/** `shortened`: at least one label did not fit, so that the labels must be read in the text. */
export function quickReplies(
  choices: readonly Choice[],
  payloadOf: (choice: Choice) => string,
): { replies: readonly QuickReply[]; shortened: boolean } {
  const shortened = choices.some(({ label }) => label.length > MAX_TITLE)
  const replies = choices.map((choice, index): QuickReply => {
    const title = shortened ? beginning(`${index + 1}. ${choice.label}`) : choice.label
    return { content_type: 'text', title, payload: payloadOf(choice) }
  })
  return { replies, shortened }
}

function beginning(text: string): string {
  if (text.length <= MAX_TITLE) return text
  let kept = ''
  for (const part of graphemesOf(text)) {
    if (kept.length + part.length > MAX_TITLE - 1) break
    kept += part
  }
  return `${kept.trimEnd()}…`
}
