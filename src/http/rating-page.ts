import type { Choice } from '../core/message.ts'

interface FormParts {
  readonly question: string
  readonly choices: readonly Choice[]
}

/** Five buttons; the one that was chosen in the mail is marked. */
export function ratingForm({ question, choices }: FormParts, chosen: string | undefined): string {
  const buttons = choices.map(({ value, label }) => {
    const mark = value === chosen ? ' class="chosen"' : ''
    return `<button name="score" value="${escapeHtml(value)}"${mark}><b>${escapeHtml(value)}</b> ${escapeHtml(label)}</button>`
  })
  const known = choices.find(({ value }) => value === chosen)
  const hint =
    known === undefined
      ? 'Anh/chị chọn một mức.'
      : `Anh/chị đã chọn trong thư: ${known.label}. Xin bấm để gửi, hoặc chọn mức khác.`
  return document(question, [`<p>${escapeHtml(hint)}</p>`, `<form method="post">${buttons.join('\n')}</form>`])
}

export function ratingNotice(title: string, text: string): string {
  return document(title, [`<p>${escapeHtml(text)}</p>`])
}

function document(title: string, body: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)} – An Sinh</title><link rel="stylesheet" href="/r/style.css"></head>`,
    `<body><main><h1>${escapeHtml(title)}</h1>`,
    ...body,
    '</main></body></html>',
  ].join('\n')
}

/** Its own file, since no inline style is allowed. Buttons of 48 px, contrast above 4.5:1 in light and dark. */
export const ratingStyle = `
:root { color-scheme: light dark; --page: #f3f5f8; --card: #fff; --ink: #1b2733; --line: #b9c3cf; --blue: #0b5cad }
@media (prefers-color-scheme: dark) { :root { --page: #10161d; --card: #1a222c; --ink: #eef2f6; --line: #4b5a6a; --blue: #7ab8ff } }
* { box-sizing: border-box }
body { margin: 0; padding: 24px 16px; background: var(--page); color: var(--ink); font: 17px/1.5 system-ui, 'Segoe UI', Roboto, Arial, sans-serif }
main { max-width: 32rem; margin: 0 auto; padding: 24px; background: var(--card); border: 1px solid var(--line); border-radius: 12px }
h1 { margin: 0 0 8px; font-size: 1.35rem; line-height: 1.3 }
p { margin: 0 0 16px }
form { display: grid; gap: 10px }
button { min-height: 48px; padding: 10px 16px; border: 2px solid var(--line); border-radius: 10px; background: transparent; color: inherit; font: inherit; text-align: left; cursor: pointer }
button b { display: inline-block; min-width: 1.5rem }
button:hover, button:focus-visible, button.chosen { border-color: var(--blue) }
button:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px }
button.chosen { font-weight: 600 }
`

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
