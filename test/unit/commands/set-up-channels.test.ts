import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ChannelSetup } from '../../../src/commands/check-channels.ts'
import { setUpChannelsCommand } from '../../../src/commands/set-up-channels.ts'
import type { ChannelHealth } from '../../../src/core/channel.ts'
import { createFakeChannel } from '../../support/fake-channel.ts'

function ready(setUp: () => Promise<ChannelHealth>): ChannelSetup {
  const { adapter } = createFakeChannel()
  return { id: 'fake', state: 'ready', problems: [], open: () => ({ ...adapter, setUp }) }
}

let shown = ''
beforeEach(() => {
  shown = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    shown += String(text)
    return true
  })
})
afterEach(() => void vi.restoreAllMocks())

test('a platform that refuses, or a set-up that throws, makes the exit code 1 and shows nothing of what was thrown', async () => {
  const refused = ready(async () => ({ ok: false, detail: 'token expired' }))
  const broken = ready(async () => Promise.reject(new Error('POST https://x/bot123:secret')))

  const code = await setUpChannelsCommand([refused, broken, ready(async () => ({ ok: true, detail: 'menu set' }))])

  expect(code).toBe(1)
  expect(shown.trim().split('\n')).toEqual([
    '{"channel":"fake","ok":false,"detail":"token expired"}',
    '{"channel":"fake","ok":false,"detail":"the channel itself failed"}',
    '{"channel":"fake","ok":true,"detail":"menu set"}',
  ])
})
