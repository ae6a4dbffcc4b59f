import type { Choice } from '../../src/core/message.ts'
import { ANSWER_ABOVE } from './quoted-text.ts'

interface HtmlContent {
  readonly text: string
  readonly choices: readonly Choice[]
  readonly rating?: string
  readonly footer: string
}

export const ANSWER_BY_NUMBER = 'Anh/chị trả lời thư này bằng một con số:'

/**
 * Mail programs know tables and inline styles, and little else: Outlook renders with Word, Gmail drops style sheets.
 * No picture and nothing from outside: most programs block it, and it would tell when a citizen reads.
 */
export function mailHtml({ text, choices, rating, footer }: HtmlContent): string {
  const body = [
    `<p style="${styles.marker}">${escapeHtml(`-- ${ANSWER_ABOVE} --`)}</p>`,
    ...paragraphs(text),
    ...(choices.length === 0 ? [] : rating === undefined ? [numberedRows(choices)] : [ratingRows(choices, rating)]),
    `<p style="${styles.footer}">${escapeHtml(footer)}</p>`,
  ]
  return [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light"><title>An Sinh</title></head>',
    `<body style="${styles.page}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">`,
    `<tr><td align="center" style="padding:16px 12px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${styles.card}">`,
    `<tr><td style="${styles.text}">`,
    body.join('\n'),
    '</td></tr></table></td></tr></table></body></html>',
  ].join('\n')
}

const font = "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
const styles = {
  page: 'margin:0;padding:0;background:#f3f5f8',
  card: 'max-width:640px;background:#ffffff;border:1px solid #d8dee6;border-radius:8px',
  text: `padding:20px 24px;${font};font-size:16px;line-height:1.55;color:#1b2733;text-align:left`,
  marker: 'margin:0 0 16px;font-size:12px;line-height:1.4;color:#5f6b78',
  paragraph: 'margin:0 0 14px',
  hint: 'margin:8px 0 6px;font-weight:600',
  number: `width:34px;padding:6px 10px 6px 0;vertical-align:top;${font};font-size:16px;font-weight:700;color:#0b5cad`,
  label: `padding:6px 0;vertical-align:top;${font};font-size:16px;line-height:1.45;color:#1b2733`,
  // The cell carries colour and padding: Outlook ignores both on a link.
  button: 'padding:12px 16px;background:#0b5cad;border-radius:6px',
  link: 'display:block;color:#ffffff;font-weight:600;text-decoration:none',
  after: 'margin:12px 0 14px',
  footer: 'margin:20px 0 0;padding-top:12px;border-top:1px solid #d8dee6;font-size:13px;line-height:1.5;color:#5f6b78',
} as const

function paragraphs(text: string): string[] {
  const blocks = text.split(/\n{2,}/).filter((block) => block.trim() !== '')
  return blocks.map((block) => `<p style="${styles.paragraph}">${linked(block).replaceAll('\n', '<br>')}</p>`)
}

function numberedRows(choices: readonly Choice[]): string {
  const rows = choices.map(({ label }, index) => {
    return `<tr><td style="${styles.number}">${index + 1}.</td><td style="${styles.label}">${escapeHtml(label)}</td></tr>`
  })
  const hint = `<p style="${styles.hint}">${ANSWER_BY_NUMBER}</p>`
  return `${hint}\n<table role="presentation" cellpadding="0" cellspacing="0" border="0">${rows.join('')}</table>`
}

/** Each button opens the same page with its score chosen; nothing is stored until it is confirmed there. */
function ratingRows(choices: readonly Choice[], link: string): string {
  const rows = choices.map(({ label, value }, index) => {
    const href = escapeHtml(`${link}?score=${encodeURIComponent(value)}`)
    const text = `<a href="${href}" style="${styles.link}">${index + 1}. ${escapeHtml(label)}</a>`
    return `<tr><td bgcolor="#0b5cad" style="${styles.button}">${text}</td></tr>`
  })
  const gap = '<tr><td height="8" style="font-size:0;line-height:8px">&nbsp;</td></tr>'
  const table = `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:360px">${rows.join(gap)}</table>`
  return `${table}\n<p style="${styles.after}">Hoặc trả lời thư này bằng một con số từ 1 đến ${choices.length}.</p>`
}

/** Web addresses of a text that is already ours become links; all else is text. */
function linked(text: string): string {
  const pieces = text.split(/(https:\/\/[\w./?=&%#~+:-]*[\w/=])/)
  return pieces
    .map((piece, index) => {
      const safe = escapeHtml(piece)
      return index % 2 === 1 ? `<a href="${safe}" style="color:#0b5cad">${safe}</a>` : safe
    })
    .join('')
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
