import { nfc } from '../core/vietnamese.ts'
import type { InboundContent, InboundMessage } from '../core/message.ts'

/** A citizen's longest letter; the rest of a longer one is cut. */
const LONGEST_TEXT = 20_000

/**
 * Text as the database takes it: NFC, no NUL, no half of a surrogate pair (JSON columns refuse both), a bounded length.
 * No bytes: a file has a place of its own.
 */
export function fitForStore({ file: _elsewhere, ...message }: InboundMessage): InboundMessage {
  return { ...message, content: fitContent(message.content), externalId: fit(message.externalId, 300) }
}

function fitContent(content: InboundContent): InboundContent {
  switch (content.kind) {
    case 'text':
      return { ...content, text: fit(content.text, LONGEST_TEXT) }
    case 'choice':
      return {
        ...content,
        value: fit(content.value, 1_000),
        ...(content.label === undefined ? {} : { label: fit(content.label, 1_000) }),
      }
    case 'attachment':
      return {
        ...content,
        ...(content.text === undefined ? {} : { text: fit(content.text, LONGEST_TEXT) }),
        ...(content.url === undefined ? {} : { url: fit(content.url, 4_000) }),
      }
    case 'event':
      return { ...content, ...(content.text === undefined ? {} : { text: fit(content.text, LONGEST_TEXT) }) }
    case 'contact':
      return {
        ...content,
        ...(content.phone === undefined ? {} : { phone: fit(content.phone, 100) }),
        ...(content.name === undefined ? {} : { name: fit(content.name, 300) }),
      }
    case 'rating':
      return { ...content, ...(content.comment === undefined ? {} : { comment: fit(content.comment, LONGEST_TEXT) }) }
  }
}

function fit(text: string, longest: number): string {
  const whole = nfc(text).replaceAll('\0', '')
  return (whole.length > longest ? whole.slice(0, longest) : whole).toWellFormed()
}
