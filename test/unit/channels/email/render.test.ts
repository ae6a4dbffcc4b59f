import { expect, test } from 'vitest'
import { renderEmail, type RenderSettings } from '../../../../channels/email/render.ts'
import { answerText } from '../../../../channels/email/quoted-text.ts'
import { threadKey } from '../../../../channels/email/thread.ts'
import type { OutboundContent } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'

const thread = threadKey({ root: 'q1@mail.example', subject: 'Hỏi về lương hưu' })
const to = { channel: 'email', account: 'hotro@ansinh.example', user: 'citizen@mail.example', thread }
const settings: RenderSettings = {
  domain: 'ansinh.example',
  ratingLink: (invite) => `https://ansinh.example/r/${invite}.mac`,
}
const stars = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'].map(
  (label, index) => ({
    label,
    value: String(index + 1),
  }),
)

function render(content: OutboundContent, given: RenderSettings = settings) {
  const [call, ...more] = renderEmail(outbound(to, content), given)
  if (call === undefined || more.length > 0) throw new Error('one mail was expected')
  return call
}

test('choices are numbered lines, to be answered by number', () => {
  const choices = [
    { label: 'Có', value: 'yes' },
    { label: 'Không <nào>', value: 'no' },
  ]

  const { text, html, labels } = render({ kind: 'choices', text: 'Còn sổ không?', choices })

  expect(text).toContain('Anh/chị trả lời thư này bằng một con số:\n1. Có\n2. Không <nào>')
  expect(html).toContain('Không &lt;nào&gt;')
  expect(labels).toEqual(['Có', 'Không <nào>'])
})

test('a rating has one link, with each score in its button, and can be answered by number too', () => {
  const { text, html } = render({ kind: 'rating-request', invite: 'i_7', text: 'Hài lòng không?', choices: stars })

  expect(text).toContain('1. Rất không hài lòng')
  expect(text).toContain('https://ansinh.example/r/i_7.mac')
  for (const score of [1, 2, 3, 4, 5]) expect(html).toContain(`href="https://ansinh.example/r/i_7.mac?score=${score}"`)
})

test('without a public address a rating is asked for by number alone', () => {
  const content: OutboundContent = { kind: 'rating-request', invite: 'i_7', text: 'Hài lòng không?', choices: stars }

  const { text, html } = render(content, { ...settings, ratingLink: undefined })

  expect(`${text}${html}`).not.toContain('https://')
  expect(text).toContain('5. Rất hài lòng')
})

test('a citizen’s or an officer’s words can neither run nor link nor load anything', () => {
  const evil = '<img src=x onerror=alert(1)>"\' javascript:alert(1) http://x.example https://ok.example/a?b=1&c="><b>'

  const { html } = render({ kind: 'staff-text', text: evil, officer: '<i>Lan</i>' })

  expect(html).not.toMatch(/<(?:img|i|script)\b/)
  expect(html).not.toContain('href="javascript')
  expect(html).toContain('href="https://ok.example/a?b=1&amp;c="')
  expect(html.match(/href="/g)).toHaveLength(1)
})

test('the mail goes into its thread; the last mail of the citizen is named where it is known', () => {
  const message = outbound(to, { kind: 'text', text: 'Xin chào' })

  const [first] = renderEmail(message, settings)
  const [later] = renderEmail({ ...message, replyTo: 'r2@mail.example' }, settings)

  expect(first).toMatchObject({ subject: 'Re: Hỏi về lương hưu', inReplyTo: 'q1@mail.example' })
  expect(later).toMatchObject({ inReplyTo: 'r2@mail.example', references: ['q1@mail.example', 'r2@mail.example'] })
})

test.each([undefined, 'not-a-key', Buffer.from('a@b\nx\r\nBcc: c@d').toString('base64url')])(
  'a thread that cannot be read (%s) gives a new mail with a plain subject',
  (key) => {
    const address = {
      channel: to.channel,
      account: to.account,
      user: to.user,
      ...(key === undefined ? {} : { thread: key }),
    }

    const [call] = renderEmail(outbound(address, { kind: 'text', text: 'Xin chào' }), settings)

    expect(call).toMatchObject({ subject: 'Re: Câu hỏi của anh/chị', references: [], messageId: 'o_1@ansinh.example' })
  },
)

test('our own mail, quoted without marks, is cut out of the answer again', () => {
  const { text } = render({ kind: 'text', text: 'Anh/chị đóng bao nhiêu năm?' })

  expect(answerText(`16 năm\n\nAn Sinh <hotro@ansinh.example>, 25/11:\n${text}`)).toBe('16 năm')
})
