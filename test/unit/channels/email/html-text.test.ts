import { expect, test } from 'vitest'
import { htmlAnswer, htmlText } from '../../../../channels/email/html-text.ts'

const answer = '<div>Dạ em đóng <b>16 năm</b> rồi ạ.</div>'
const words = 'Dạ em đóng 16 năm rồi ạ.'

test.each([
  [
    'Gmail',
    '<div class="gmail_quote gmail_quote_container"><div class="gmail_attr">Vào … đã viết:</div><p>q</p></div>',
  ],
  ['Apple Mail', '<blockquote type="cite">q</blockquote>'],
  ['Thunderbird', '<div class="moz-cite-prefix">Vào … đã viết:</div><blockquote type="cite">q</blockquote>'],
  ['Yahoo', '<div class="yahoo_quoted"><div>Vào …</div>q</div>'],
  ['Zoho', '<div class="zmail_extra">q</div>'],
  ['Outlook on the web', '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">Từ: x</div><div>q</div>'],
])('what %s marks as quoted is left out', (_program, quote) => {
  expect(htmlAnswer(`<html><body>${answer}${quote}</body></html>`)).toEqual({ text: words, hadQuote: true })
})

test('an answer below a marked quote stays', () => {
  expect(htmlAnswer(`<blockquote type="cite">q</blockquote>${answer}`).text).toBe(words)
})

test('a page without marks is taken whole, scripts, styles, pictures and link targets left out', () => {
  const page = `<style>p{}</style><script>x()</script><p>Xem <a href="https://a.example/?t=1">tại đây</a><img src="cid:1" alt="logo"></p><table><tr><td>a</td><td>b</td></tr></table>`

  expect(htmlAnswer(page)).toEqual({ text: htmlText(page), hadQuote: false })
  expect(htmlText(page)).toMatch(/^Xem tại đây/)
  expect(htmlText(page)).not.toMatch(/x\(\)|p\{\}|logo|a\.example/)
})

test('a page nested or spread without end costs no more than a moment', () => {
  const began = performance.now()

  htmlAnswer('<div>'.repeat(100_000))
  htmlAnswer(`${'<p>a</p>'.repeat(100_000)}`)
  htmlAnswer('<blockquote type="cite">'.repeat(50_000))

  expect(performance.now() - began).toBeLessThan(5_000)
})
