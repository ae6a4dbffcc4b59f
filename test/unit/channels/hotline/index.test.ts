import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHotlineChannel } from '../../../../channels/hotline/index.ts'
import { outbound, privateText } from '../../../contract/channel-contents.ts'

const channel = createHotlineChannel()
const address = { channel: 'hotline', account: 'hotline', user: 'caller-1' }

test('any request is ignored, and nothing of it is repeated', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (body, header) => {
      const request = { method: 'POST', path: '/', query: {}, headers: { x: header }, body, receivedAt: '' }

      expect(channel.receive(request)).toEqual({ kind: 'ignored', what: 'calls are entered by officers' })
    }),
  )
})

test('what is sent is refused for good, without its words', async () => {
  const [call] = channel.render(outbound(address, { kind: 'text', text: privateText }))

  const result = call === undefined ? undefined : await channel.send(call, address, new AbortController().signal)

  expect(call).toEqual({ text: privateText })
  expect(result).toEqual({ kind: 'refused', why: 'not reachable in writing' })
})

test('is healthy without anything to reach', async () => {
  expect(await channel.probe(new AbortController().signal)).toMatchObject({ ok: true })
})
