/** Where a quoted mail's head ends; its text begins there. */
export interface QuoteHead {
  readonly end: number
}

/** "Vào Th 4, 25 thg 11, 2026 lúc 09:12 An Sinh <…> đã viết:", which programs wrap over up to four lines. */
const WROTE = /^(?:Vào lúc|Vào|Lúc|Ngày|Trong thư|On)\s.{5,300}?(?:đã viết|đã gửi|viết|wrote)(?:\s.{0,40})?\s*:$/u
/** "An Sinh <…> đã viết vào Th 4, 25 thg 11, 2026 lúc 09:12:" */
const WRITER_FIRST = /^.{0,120}<[^<>\s]{3,254}>\s*(?:đã viết|đã gửi|viết|wrote)(?:\s.{0,120})?:$/u
/** Yahoo's app: the head as above, and the old mail behind it in the same line. */
const WROTE_INLINE = /^(?:Vào lúc|Vào|Lúc|Ngày|On)\s.{5,300}?<[^<>\s]{3,254}>\s*(?:đã viết|đã gửi|viết|wrote)\s*:\s+\S/u
/** Zoho, in plain text. */
const WROTE_DASHED = /^-{2,}\s*(?:Vào|On)\s.{5,300}?<[^<>\s]{3,254}>\s*(?:đã viết|viết|wrote)\s*-{2,}$/u
/** A letter, too, may say "Ngày 12/3 cơ quan đã viết:"; a program names the sender's address or the minute. */
const SENDER_OR_MINUTE = /@|\d{1,2}[:hg]\d{2}/
const LONGEST_HEAD = 4

const SEPARATOR =
  /^-{2,}\s*(?:Thư gốc|Thư ban đầu|Tin nhắn gốc|Tin nhắn ban đầu|Thư (?:đã|được) chuyển tiếp|Tin nhắn (?:đã |được )?chuyển tiếp|Original (?:Message|Email)|Forwarded message)\s*-{2,}$/iu
const APPLE_FORWARD = /^(?:Bắt đầu (?:thư|tin nhắn|email) (?:đã |được )?chuyển tiếp|Begin forwarded message)\s*:$/iu
const UNDERSCORES = /^_{10,}$/
/** Outlook's "Từ: / Đã gửi: / Đến: / Chủ đề:", bold with asterisks in some programs. */
const FIELD =
  /^\*?(Từ|Người gửi|Đã gửi|Ngày gửi|Ngày|Gửi|Đến|Tới|Người nhận|Cc|Bcc|Chủ đề|Tiêu đề|From|Sent|Date|To|Subject)\s*:\*?(?:\s|$)/iu
const FIRST_FIELD = /^\*?(?:Từ|Người gửi|From)\s*:/iu
/** Recipients may fill a line or two between the fields. */
const HEADER_LINES = 9

/** A quoted mail's head that begins at this line. */
export function quoteBeginsAt(lines: readonly string[], index: number): QuoteHead | undefined {
  const line = unmarked(lines[index])
  if (line === '') return undefined
  if (SEPARATOR.test(line) || APPLE_FORWARD.test(line)) return { end: index + 1 }
  if (UNDERSCORES.test(line)) {
    const next = lines.findIndex((after, at) => at > index && after.trim() !== '')
    return next > 0 && headerEnd(lines, next) !== undefined ? { end: index + 1 } : undefined
  }
  const header = headerEnd(lines, index)
  return header === undefined ? attribution(lines, index) : { end: header }
}

export function isQuoteHeader(line: string): boolean {
  const text = unmarked(line)
  return SEPARATOR.test(text) || isAttribution(text)
}

function attribution(lines: readonly string[], index: number): QuoteHead | undefined {
  let joined = ''
  for (let length = 1; length <= LONGEST_HEAD; length++) {
    const next = unmarked(lines[index + length - 1])
    if (next === '') return undefined
    joined = joined === '' ? next : `${joined} ${next}`
    if (isAttribution(joined)) return { end: index + length }
  }
  return undefined
}

function isAttribution(line: string): boolean {
  const isWrote = (WROTE.test(line) && SENDER_OR_MINUTE.test(line)) || WROTE_INLINE.test(line)
  return isWrote || WROTE_DASHED.test(line) || WRITER_FIRST.test(line)
}

/**
 * Three different fields near each other, the sender first. A citizen's own form letter looks alike ("Người gửi: …
 * Ngày: … Tiêu đề: …"): a program names an address, the minute, or when it was sent.
 */
function headerEnd(lines: readonly string[], index: number): number | undefined {
  if (!FIRST_FIELD.test(unmarked(lines[index]))) return undefined
  const found = new Set<string>()
  let end = index
  for (let at = index; at < Math.min(index + HEADER_LINES, lines.length); at++) {
    const field = FIELD.exec(unmarked(lines[at]))?.[1]
    if (field === undefined) continue
    found.add(field.toLowerCase())
    end = at + 1
  }
  const isProgram = found.has('đã gửi') || found.has('sent') || SENDER_OR_MINUTE.test(lines.slice(index, end).join(' '))
  return found.size >= 3 && isProgram ? end : undefined
}

/** The quote of a quote carries marks before its own head. */
function unmarked(line: string | undefined): string {
  return (line ?? '').replace(/^(?:\s?>)+/, '').trim()
}
