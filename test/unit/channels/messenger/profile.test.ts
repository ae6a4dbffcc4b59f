import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMessengerChannel, type MessengerChannel } from '../../../../channels/messenger/index.ts'
import { messengerProfile } from '../../../../channels/messenger/profile.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import { startMessengerPlatform, type MessengerPlatform } from '../../../support/messenger-platform.ts'
import { messengerKeys } from '../../../support/messenger-settings.ts'

let platform: MessengerPlatform
const { signal } = new AbortController()

beforeEach(async () => {
  platform = await startMessengerPlatform({ ...messengerKeys, subscribedFields: ['messages', 'messaging_postbacks'] })
})
afterEach(() => platform.stop())

function channelOf(more: object = {}): MessengerChannel {
  return createMessengerChannel({ ...messengerKeys, graphBase: platform.base, ...more }, { clock: systemClock })
}

test('the profile is one that Meta takes, and may be set again', async () => {
  const results = [await channelOf().setUp(signal), await channelOf().setUp(signal)]

  expect(results).toEqual([
    { ok: true, detail: 'profile set' },
    { ok: true, detail: 'profile set' },
  ])
  expect(platform.profiles[0]).toEqual(messengerProfile)
})

test('why the profile was not set is told', async () => {
  expect(await channelOf({ pageToken: 'wrong' }).setUp(signal)).toEqual({ ok: false, detail: 'graph error 190/463' })
  platform.faults.next({ kind: 'drop' }, 'profile')
  expect(await channelOf().setUp(signal)).toMatchObject({ ok: false })
})

test('the probe names the page and what it does not send', async () => {
  expect(await channelOf().probe(signal)).toEqual({
    ok: true,
    detail: `page ${messengerKeys.pageId}, not subscribed to message_echoes, messaging_handovers, standby`,
  })
  expect(platform.profiles, 'a probe changes nothing').toEqual([])
})

test('the probe fails with a token that does not work, or for a page that is not ours', async () => {
  expect(await channelOf({ pageToken: 'wrong' }).probe(signal)).toEqual({ ok: false, detail: 'graph error 190/463' })
  expect(await channelOf({ pageId: '1' }).probe(signal)).toMatchObject({ ok: false })
})

test('a page that sends no messages is not healthy', async () => {
  await platform.stop()
  platform = await startMessengerPlatform({ ...messengerKeys, subscribedFields: ['feed'] })

  expect(await channelOf().probe(signal)).toEqual({
    ok: false,
    detail: `page ${messengerKeys.pageId} is not subscribed to messages, messaging_postbacks`,
  })
})
