import { compile, type FormatCallback } from 'html-to-text'

export interface HtmlText {
  readonly text: string
  /** Whether a mail program marked what it quoted. */
  readonly hadQuote: boolean
}

/** A character that no mail contains: private use. */
const CUT = '\uE0FF'

/** What programs wrap around the mail they answer: Gmail, Apple Mail, Thunderbird, Yahoo, Zoho. */
const quotes = [
  'div.gmail_quote',
  'blockquote.gmail_quote',
  'div.gmail_attr',
  'blockquote[type=cite]',
  'div.yahoo_quoted',
  'div.ydp_yahoo_quoted',
  'div.zmail_extra',
  'div.moz-cite-prefix',
]
/** Outlook marks only where the quote begins: all that follows is quoted. */
const beginnings = ['div#divRplyFwdMsg', 'div#appendonsend', 'div#reply-intro', 'hr#stopSpelling']
const signatures = ['div.gmail_signature', 'div#Signature', 'div.moz-signature', 'pre.moz-signature']

const cut: FormatCallback = (_element, _walk, builder) => builder.addInline(CUT)

/** Longer pages are cut: a citizen's letter with a program's styles has some ten kB. */
const LONGEST = 300_000
const limits = { maxDepth: 60, maxChildNodes: 4_000 }
const plain = {
  wordwrap: false as const,
  limits,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'table', format: 'block' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
}

const whole = compile(plain)
const answer = compile({
  ...plain,
  formatters: { cut },
  selectors: [
    ...plain.selectors,
    ...quotes.map((selector) => ({ selector, format: 'cut' })),
    ...beginnings.map((selector) => ({ selector, format: 'cut' })),
    ...signatures.map((selector) => ({ selector, format: 'skip' })),
  ],
})
const endOnly = new RegExp(`id\\s*=\\s*["']?(?:divRplyFwdMsg|appendonsend|reply-intro|stopSpelling)\\b`, 'i')

/** Everything, quotes included. */
export function htmlText(html: string): string {
  const page = html.slice(0, LONGEST)
  return (isTooDeep(page) ? withoutTags(page) : whole(page)).trim()
}

/** What the sender wrote themselves, as far as their program marked the rest. */
export function htmlAnswer(html: string): HtmlText {
  const page = html.slice(0, LONGEST)
  if (isTooDeep(page)) return { text: withoutTags(page).trim(), hadQuote: false }
  const text = answer(page)
  if (!text.includes(CUT)) return { text: text.trim(), hadQuote: false }
  // Answers below a quote stay, unless the program says only where the quote begins.
  const kept = endOnly.test(page) ? text.slice(0, text.indexOf(CUT)) : text.replaceAll(CUT, '\n')
  return { text: kept.trim(), hadQuote: true }
}

/** Programs nest some dozen; the parser's time grows with the square (measured: 30 s for 100,000). */
const DEEPEST = 400
/** Elements that end by themselves, which programs leave open. */
const LEFT_OPEN = /^(?:br|hr|img|meta|link|input|col|p|li|td|th|tr|dd|dt|option|!)/i

function isTooDeep(page: string): boolean {
  let depth = 0
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
    const name = page.slice(at + 1, at + 8)
    if (name.startsWith('/')) depth = Math.max(0, depth - (LEFT_OPEN.test(name.slice(1)) ? 0 : 1))
    else if (/^[a-z]/i.test(name) && !LEFT_OPEN.test(name)) depth += 1
    if (depth > DEEPEST) return true
  }
  return false
}

function withoutTags(page: string): string {
  return page.replaceAll(/<[^<>]{0,500}>/g, ' ')
}
