import { expect, test } from 'vitest'
import { renderMessenger } from '../../../../channels/messenger/render.ts'
import type { ChannelAddress, OutboundContent } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'
import { checkMessage } from '../../../support/messenger/message-rules.ts'

const to = { channel: 'messenger', account: '2', user: '1' }
const render = (content: OutboundContent, address: ChannelAddress = to) =>
  renderMessenger(outbound(address, content), {})
const stars = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'].map(
  (label, index) => {
    return { label, value: String(index + 1) }
  },
)
const ratingRequest: OutboundContent = {
  kind: 'rating-request',
  invite: 'i_0123456789abcdef0123456789abcdef',
  text: 'Nhân viên đã kết thúc phần hỗ trợ.\n\nAnh/chị hài lòng thế nào với lần hỗ trợ này?',
  choices: stars,
}

test('a text is one call that carries the outbound id', () => {
  expect(render({ kind: 'text', text: 'Xin chào' })).toEqual([
    { message: { text: 'Xin chào', metadata: 'ansinh:o_1' } },
  ])
})

test('short labels are quick replies with a numbered text to fall back on', () => {
  const choices = [
    { label: 'Có', value: 'yes' },
    { label: 'Không', value: 'no' },
  ]

  expect(render({ kind: 'choices', text: 'Còn sổ không?', choices })).toEqual([
    {
      message: {
        text: 'Còn sổ không?',
        quick_replies: [
          { content_type: 'text', title: 'Có', payload: 'yes' },
          { content_type: 'text', title: 'Không', payload: 'no' },
        ],
        metadata: 'ansinh:o_1',
      },
      fallback: { text: 'Còn sổ không?\n1. Có\n2. Không', metadata: 'ansinh:o_1' },
    },
  ])
})

test('labels longer than a quick reply stand in the text, the quick replies begin with their number', () => {
  const choices = [
    { label: 'Nam: xem theo tháng, năm sinh', value: 'a' },
    { label: 'Tính cho tôi', value: 'b' },
  ]

  const [call] = render({ kind: 'choices', text: 'Chọn:', choices })

  expect(call?.message.text).toBe('Chọn:\n1. Nam: xem theo tháng, năm sinh\n2. Tính cho tôi')
  expect(call?.message.quick_replies?.map(({ title }) => title)).toEqual(['1. Nam: xem theo th…', '2. Tính cho tôi'])
})

test('more choices than quick replies, or a payload too long, become a numbered text', () => {
  const many = Array.from({ length: 14 }, (_, index) => ({ label: `Mục ${index + 1}`, value: `v${index}` }))
  const long = [{ label: 'Dài', value: 'x'.repeat(1001) }]

  for (const choices of [many, long]) {
    const [call, ...more] = render({ kind: 'choices', text: 'Chọn:', choices })

    expect(more).toEqual([])
    expect(call?.message.quick_replies).toBeUndefined()
    expect(call?.message.text).toMatch(/^Chọn:\n1\. /)
  }
})

test('choices without a text have the menu as their text', () => {
  const [call] = render({ kind: 'choices', text: '', choices: [{ label: 'Có', value: 'yes' }] })

  expect(call?.message.text).toBe('1. Có')
})

test('a rating request carries its invitation in each quick reply', () => {
  const [call] = render(ratingRequest)

  expect(call?.message.quick_replies?.map(({ payload }) => payload)).toEqual(
    [1, 2, 3, 4, 5].map((score) => `ansinh:rate:i_0123456789abcdef0123456789abcdef:${score}`),
  )
  expect(call?.tag).toBeUndefined()
})

test('with a privacy page the rating is Meta’s template, after what closes the conversation', () => {
  const config = { feedbackPrivacyUrl: 'https://bhxh.example/rieng-tu' }

  const [before, template, ...more] = renderMessenger(outbound(to, ratingRequest), config)

  expect(more).toEqual([])
  expect(before).toMatchObject({ message: { text: 'Nhân viên đã kết thúc phần hỗ trợ.' }, courtesy: true })
  expect(template).toMatchObject({ tag: 'CUSTOMER_FEEDBACK', fallback: { quick_replies: { length: 5 } } })
  expect(checkMessage({ ...template?.message })).toMatchObject({
    kind: 'good',
    feedback: {
      question: 'i_0123456789abcdef0123456789abcdef',
      title: 'Anh/chị hài lòng thế nào với lần hỗ trợ này?',
    },
  })
})

test.each(['', 'Sao?', 'Câu hỏi dài hơn tiêu đề của Meta, '.repeat(4)])(
  'a question that is no title is replaced: "%s"',
  (text) => {
    const config = { feedbackPrivacyUrl: 'https://bhxh.example/rieng-tu' }
    const content: OutboundContent = { ...ratingRequest, text }

    const calls = renderMessenger(outbound(to, content), config)

    expect(calls.map(({ message }) => checkMessage({ ...message }).kind)).toEqual(['good'])
  },
)

test('only what an officer wrote may go out as a person’s word', () => {
  const content: OutboundContent = { kind: 'staff-text', text: 'Tôi xem hồ sơ rồi ạ.', officer: 'Lan' }

  const [byOfficer] = renderMessenger({ ...outbound(to, content), author: 's_1' }, {})
  const [byBot] = renderMessenger(outbound(to, content), {})
  const [notice] = renderMessenger({ ...outbound(to, { kind: 'notice', text: 'Lan đã vào.' }), author: 's_1' }, {})

  expect(byOfficer).toMatchObject({ tag: 'HUMAN_AGENT', message: { text: 'Cán bộ Lan: Tôi xem hồ sơ rồi ạ.' } })
  expect([byBot?.tag, notice?.tag]).toEqual([undefined, undefined])
})

test('an officer’s title is not doubled', () => {
  const [call] = render({ kind: 'staff-text', text: 'Vâng.', officer: 'Cán bộ Lan' })

  expect(call?.message.text).toBe('Cán bộ Lan: Vâng.')
})

test('a comment is answered with one text and nothing else, however long the message', () => {
  const address = { ...to, thread: 'comment:2_77' }
  const long: OutboundContent = { kind: 'choices', text: 'Câu dài. '.repeat(400), choices: stars }

  const calls = render(long, address)

  expect(calls).toHaveLength(1)
  expect(calls[0]?.message.text).toMatch(/^Anh\/chị vừa bình luận trên trang/)
  expect(calls[0]?.message.quick_replies).toBeUndefined()
})
