import { expect, test } from 'vitest'
import { renderZalo } from '../../../../channels/zalo/render.ts'
import type { OutboundContent } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'

const to = { channel: 'zalo', account: '2', user: '1' }
const render = (content: OutboundContent) => renderZalo(outbound(to, content))

test('a text is one call and keeps the outbound id for our books only', () => {
  expect(render({ kind: 'text', text: 'Xin chào' })).toEqual([{ outbound: 'o_1', message: { text: 'Xin chào' } }])
})

test('choices are hidden query buttons with a recognisable payload and a numbered text to fall back on', () => {
  const choices = [
    { label: 'Có', value: 'yes' },
    { label: 'Không', value: 'no' },
  ]

  expect(render({ kind: 'choices', text: 'Còn sổ không?', choices })).toEqual([
    {
      outbound: 'o_1',
      message: {
        text: 'Còn sổ không?',
        attachment: {
          type: 'template',
          payload: {
            buttons: [
              { title: 'Có', type: 'oa.query.hide', payload: '#ansinh:yes' },
              { title: 'Không', type: 'oa.query.hide', payload: '#ansinh:no' },
            ],
          },
        },
      },
      fallback: { text: 'Còn sổ không?\n1. Có\n2. Không' },
    },
  ])
})

test('a rating request carries its invitation in each button', () => {
  const choices = ['1', '2', '3', '4', '5'].map((value) => ({ label: `${value} sao`, value }))

  const [call] = render({ kind: 'rating-request', invite: 'i_7', text: 'Anh/chị hài lòng không?', choices })

  const payloads = call?.message.attachment?.payload.buttons.map(({ payload }) => payload)
  expect(payloads).toEqual([1, 2, 3, 4, 5].map((score) => `#ansinh:rate:i_7:${score}`))
})

test('an officer is named before the text', () => {
  const [call] = render({ kind: 'staff-text', text: 'Tôi xem hồ sơ rồi ạ.', officer: 'Lan' })

  expect(call?.message.text).toBe('Cán bộ Lan: Tôi xem hồ sơ rồi ạ.')
})

test('more choices than buttons, or a payload too long, become a numbered text', () => {
  const many = Array.from({ length: 6 }, (_, index) => ({ label: `Mục ${index + 1}`, value: `v${index}` }))
  const long = [{ label: 'Dài', value: 'x'.repeat(1000) }]

  for (const choices of [many, long]) {
    const [call, ...more] = render({ kind: 'choices', text: 'Chọn:', choices })

    expect(more).toEqual([])
    expect(call?.message.attachment).toBeUndefined()
    expect(call?.message.text).toMatch(/^Chọn:\n1\. /)
  }
})

test('a long text before buttons is cut so that text and menu still fit one message', () => {
  const text = 'Câu dài về hồ sơ. '.repeat(110)
  const choices = Array.from({ length: 5 }, (_, index) => ({ label: 'n'.repeat(90) + index, value: String(index) }))

  const calls = render({ kind: 'choices', text, choices })

  expect(calls).toHaveLength(2)
  expect(calls[1]?.message.attachment?.payload.buttons).toHaveLength(5)
  expect(calls[1]?.fallback?.text.length).toBeLessThanOrEqual(2000)
})
