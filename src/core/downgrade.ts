import type { ChannelCapabilities } from './channel.ts'
import type { Choice, OutboundMessage } from './message.ts'
import { graphemesOf, graphemeStart, nfc } from './vietnamese.ts'

/**
 * Makes a message fit what its channel declares: choices that it cannot show become a numbered list, labels are
 * shortened, long text becomes several messages in order. A channel's `render` then only translates.
 */
export function downgrade(message: OutboundMessage, to: ChannelCapabilities): readonly OutboundMessage[] {
  const { content } = message
  if (content.kind === 'choices' || content.kind === 'rating-request') {
    const text = nfc(content.text)
    const fits = to.choices && content.choices.length <= to.maxChoices
    const fewer = fits ? undefined : withLastTyped(message, to)
    if (fewer !== undefined) return downgrade(fewer, to)
    if (!fits) return asTexts(message, `${text}\n${nfc(numbered(content.choices))}`, to)
    const choices = content.choices.map((choice) => ({
      label: shorten(nfc(choice.label), to.maxChoiceLabel),
      value: choice.value,
    }))
    const parts = splitText(text, to.maxTextLength)
    const last = parts.pop() ?? ''
    return [
      ...parts.map((part) => withText(message, part)),
      { ...message, content: { ...content, text: last, choices } },
    ]
  }
  if (content.kind === 'staff-text') {
    const officer = nfc(content.officer)
    // The channel may write "officer: text"; a name longer than a whole message leaves room for one character.
    const parts = splitText(nfc(content.text), Math.max(1, to.maxTextLength - officer.length - 2))
    return parts.map((text) => ({ ...message, content: { ...content, officer, text } }))
  }
  if (content.kind === 'notice') {
    const parts = splitText(nfc(content.text), to.maxTextLength)
    return parts.map((text) => ({ ...message, content: { ...content, text } }))
  }
  return asTexts(message, nfc(content.text), to)
}

/** Buttons for all but the last choice, which is named in words; undefined: not allowed, or still too many. */
function withLastTyped(message: OutboundMessage, to: ChannelCapabilities): OutboundMessage | undefined {
  const { content } = message
  if (content.kind !== 'choices' || content.lastMayBeTyped !== true || !to.choices) return undefined
  const { lastMayBeTyped: _settled, ...rest } = content
  const choices = content.choices.slice(0, -1)
  const last = content.choices.at(-1)
  if (last === undefined || choices.length === 0 || choices.length > to.maxChoices) return undefined
  return { ...message, content: { ...rest, text: `${content.text}\n\nHoặc gõ: ${last.label}`, choices } }
}

/** "1. … 2. …": understood again by number, label, or label without accents (`src/dialogue/read-choice.ts`). */
export function numbered(choices: readonly Choice[]): string {
  return choices.map((choice, index) => `${index + 1}. ${choice.label}`).join('\n')
}

function asTexts(message: OutboundMessage, text: string, to: ChannelCapabilities): OutboundMessage[] {
  return splitText(text, to.maxTextLength).map((part) => withText(message, part))
}

function withText(message: OutboundMessage, text: string): OutboundMessage {
  return { ...message, content: { kind: 'text', text } }
}

function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  let kept = ''
  for (const part of graphemesOf(text)) {
    if (kept.length + part.length > limit - 1) break
    kept += part
  }
  return `${kept.trimEnd()}…`
}

/** Parts of at most `limit` characters, cut at a paragraph, else a sentence, else a blank, never inside a grapheme. */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const cut = cutAt(rest, limit)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  if (rest.length > 0 || parts.length === 0) parts.push(rest)
  return parts
}

function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit)
  for (const mark of ['\n\n', '\n', '. ', '? ', '! ', ' ']) {
    const at = head.lastIndexOf(mark) + mark.length
    // A combining mark after a blank belongs to that blank.
    if (at > limit / 2 && at > mark.length && graphemeStart(text, at) === at) return at
  }
  const start = graphemeStart(text, limit)
  if (start > 0) return start
  // One grapheme longer than a message: it must be cut, but not inside a surrogate pair.
  return limit > 1 && (text.codePointAt(limit - 1) ?? 0) > 0xffff ? limit - 1 : limit
}
