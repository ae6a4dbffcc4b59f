import { isQuoteHeader, quoteBeginsAt } from './quote-marks.ts'
import { withoutClosing, withoutSignature } from './signature-lines.ts'

/** Our mails begin with this line; what stands below it in an answer is ours. */
export const ANSWER_ABOVE = 'Vui lòng trả lời phía trên dòng này'

/** Longer letters are cut by the intake anyway; the patterns below need an end. */
const LONGEST = 60_000
const MOST_LINES = 4_000

/**
 * What the citizen wrote in an answer: without the mail that it answers and without signatures. No JavaScript library
 * knows the Vietnamese forms (measured on three). If nothing is left, people wrote inside the quote: all is kept.
 */
export function answerText(text: string): string {
  const lines = tidy(text).split('\n')
  const own = withoutClosing(withoutSignature(ownLines(lines)))
    .join('\n')
    .trim()
  if (own !== '') return squeezed(own)
  const unquoted = lines.filter((line) => !isQuoted(line) && !isQuoteHeader(line) && !isMarker(line))
  const rest = withoutSignature(unquoted).join('\n').trim()
  return squeezed(rest === '' ? lines.join('\n').trim() : rest)
}

/** NFC is done by the decoder: the patterns fail on letters whose tones stand apart. */
export function tidy(text: string): string {
  return text
    .slice(0, LONGEST)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00A0\u2007\u202F]/g, ' ')
    .replaceAll(/[\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/g, '')
    .split('\n', MOST_LINES)
    .map((line) => line.trimEnd())
    .join('\n')
}

function ownLines(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (isMarker(line)) return withoutLead(kept)
    const quote = quoteBeginsAt(lines, index)
    if (quote === undefined) {
      if (!isQuoted(line)) kept.push(line)
      continue
    }
    const next = lines.slice(quote.end).findIndex((after) => after.trim() !== '')
    const isMarked = next >= 0 && isQuoted(lines[quote.end + next] ?? '')
    // Where each quoted line is marked, an answer below the quote can be told apart; otherwise all that follows is quoted.
    if (!isMarked) return kept
    index = quote.end - 1
  }
  return kept
}

/** The line above our marker says who wrote, in whatever language the program has. */
function withoutLead(kept: readonly string[]): string[] {
  const end = kept.findLastIndex((line) => line.trim() !== '')
  const last = kept[end] ?? ''
  const isLead = last.trimEnd().endsWith(':') && /\d/.test(last) && /[@<"“]/.test(last)
  return kept.slice(0, isLead ? end : end + 1)
}

function isMarker(line: string): boolean {
  return line.includes(ANSWER_ABOVE)
}

function isQuoted(line: string): boolean {
  return /^\s?>/.test(line)
}

function squeezed(text: string): string {
  return text.replaceAll(/\n{3,}/g, '\n\n')
}
