import { expect, test } from 'vitest'
import { renderTelegram } from '../../../../channels/telegram/render.ts'
import type { OutboundContent } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'

const to = { channel: 'telegram', account: '7', user: '1' }
const render = (content: OutboundContent) => renderTelegram(outbound(to, content))

test('a text is one call and keeps the outbound id for our books only', () => {
  expect(render({ kind: 'text', text: 'Xin chào <b>&' })).toEqual([
    { method: 'sendMessage', outbound: 'o_1', text: 'Xin chào <b>&' },
  ])
})

test('two short choices share a line, with a numbered text to fall back on', () => {
  const choices = [
    { label: 'Có', value: 'yes' },
    { label: 'Không', value: 'no' },
  ]

  expect(render({ kind: 'choices', text: 'Còn sổ không?', choices })).toEqual([
    {
      method: 'sendMessage',
      outbound: 'o_1',
      text: 'Còn sổ không?',
      keyboard: [
        [
          { text: 'Có', callback_data: 'c:yes' },
          { text: 'Không', callback_data: 'c:no' },
        ],
      ],
      fallback: 'Còn sổ không?\n1. Có\n2. Không',
    },
  ])
})

test('longer ones stand one below the other', () => {
  const choices = ['Hồ sơ hưởng lương hưu', 'Tuổi', 'Mức'].map((label) => ({ label, value: label }))

  const [call] = render({ kind: 'choices', text: 'Chọn:', choices })

  expect(call).toMatchObject({ keyboard: [[{}], [{}], [{}]] })
})

test('stars are numbered and named, and carry their invitation', () => {
  const labels = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng']
  const choices = labels.map((label, index) => ({ label, value: String(index + 1) }))

  const [call] = render({ kind: 'rating-request', invite: 'i_7', text: 'Anh/chị hài lòng không?', choices })

  const buttons = call?.method === 'sendMessage' ? (call.keyboard ?? []).flat() : []
  expect(buttons.map(({ callback_data: data }) => data)).toEqual([1, 2, 3, 4, 5].map((score) => `r:i_7:${score}`))
  expect(buttons.at(-1)?.text).toBe('5 ⭐ Rất hài lòng')
})

test('an invitation too long for a button is asked for by number', () => {
  const choices = ['1', '2', '3', '4', '5'].map((value) => ({ label: value, value }))

  const [call] = render({ kind: 'rating-request', invite: `i_${'a'.repeat(64)}`, text: 'Hài lòng?', choices })

  expect(call).toEqual({ method: 'sendMessage', outbound: 'o_1', text: 'Hài lòng?\n1. 1\n2. 2\n3. 3\n4. 4\n5. 5' })
})

test('an officer is named before the text, in bold by an entity, in the first part only', () => {
  const [first, second] = render({ kind: 'staff-text', text: 'Tôi xem hồ sơ rồi ạ. '.repeat(250), officer: 'Lan' })

  expect(first).toMatchObject({ entities: [{ type: 'bold', offset: 0, length: 'Cán bộ Lan:'.length }] })
  expect(first).toMatchObject({ text: expect.stringMatching(/^Cán bộ Lan: Tôi/) })
  expect(second).toMatchObject({ text: expect.stringMatching(/^Cán bộ Lan: /) })
})

test('a long text before buttons is cut so that text and menu still fit one message', () => {
  const text = 'Câu dài về hồ sơ. '.repeat(226)
  const choices = Array.from({ length: 8 }, (_, index) => ({ label: 'n'.repeat(60) + index, value: String(index) }))

  const calls = render({ kind: 'choices', text, choices })

  expect(calls).toHaveLength(2)
  expect(calls[1]).toMatchObject({ keyboard: expect.any(Array), fallback: expect.any(String) })
  for (const call of calls)
    if (call.method === 'sendMessage') expect(call.fallback?.length ?? 0).toBeLessThanOrEqual(4096)
})
