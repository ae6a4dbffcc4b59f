import { afterEach, expect, test } from 'vitest'
import type { RatingTemplate } from '../../../../channels/zalo/config.ts'
import type { OutboundContent } from '../../../../src/core/message.ts'
import { hello, openChannel, to, user, type OpenChannel } from './open-channel.ts'

const EIGHT_DAYS_MS = 8 * 86_400_000
const template: RatingTemplate = { id: '77001', data: { ma: '{invite}', ten: 'anh/chị' }, when: 'window-closed' }
const request: OutboundContent = {
  kind: 'rating-request',
  invite: 'i_7',
  text: 'Anh/chị hài lòng thế nào?',
  choices: ['1', '2', '3', '4', '5'].map((value) => ({ label: `${value} sao`, value })),
}
const approved = { approved: true, byUserId: true, parameters: ['ma', 'ten'] }

let open: OpenChannel
afterEach(() => open.platform.stop())

async function opened(rating: RatingTemplate | undefined, rules = approved): Promise<void> {
  open = await openChannel(rating === undefined ? {} : { ratingTemplate: rating })
  open.platform.rules.templates.set('77001', rules)
}

const shown = () => open.platform.received(user).map(({ template: id, buttons }) => id ?? buttons.length)

test('inside the window the question with buttons is asked, which costs nothing', async () => {
  await opened(template)

  await open.deliver(request)

  expect(shown()).toEqual([5])
  expect(open.platform.rules.packageLeft).toBe(500)
})

test('outside the window the template asks, and its message id comes back for the answer', async () => {
  await opened(template)
  open.platform.clock.advance(EIGHT_DAYS_MS)

  const [result] = await open.deliver(request)

  expect(shown()).toEqual(['77001'])
  expect(result).toEqual({ kind: 'delivered', externalId: open.platform.received(user)[0]?.msgId })
})

test('only a rating request may go out as the template', async () => {
  await opened(template)
  open.platform.clock.advance(EIGHT_DAYS_MS)

  expect(await open.deliver(hello)).toMatchObject([{ kind: 'window-closed' }])
  expect(shown()).toEqual([])
})

test('without a template the window stays closed', async () => {
  await opened(undefined)
  open.platform.clock.advance(EIGHT_DAYS_MS)

  expect(await open.deliver(request)).toMatchObject([{ kind: 'window-closed' }])
})

test.each([
  ['is not approved', { ...approved, approved: false }],
  ['is not for user ids', { ...approved, byUserId: false }],
  ['wants other data', { ...approved, parameters: ['khac'] }],
])('a template that %s leaves the window closed', async (_, rules) => {
  await opened(template, rules)
  open.platform.clock.advance(EIGHT_DAYS_MS)

  expect(await open.deliver(request)).toMatchObject([{ kind: 'window-closed' }])
})

test('the operator reads of a template that Zalo does not take', async () => {
  await opened(template, { ...approved, approved: false })
  open.platform.clock.advance(EIGHT_DAYS_MS)
  await open.deliver(request)

  expect(await open.probe()).toMatchObject({ ok: false, detail: expect.stringContaining('template: zalo error -131') })
})

test('a template that Zalo cannot take just now is tried again', async () => {
  await opened(template)
  open.platform.clock.advance(EIGHT_DAYS_MS)
  open.platform.faults.next({ kind: 'status', status: 503 }, 'template')

  expect(await open.deliver(request)).toMatchObject([{ kind: 'retry-later' }])
  expect(await open.deliver(request)).toMatchObject([{ kind: 'delivered' }])
})

test('always: the template is asked first, the buttons are what is left if it fails', async () => {
  await opened({ ...template, when: 'always' })

  await open.deliver(request)
  open.platform.rules.templates.clear()
  await open.deliver(request)

  expect(shown()).toEqual(['77001', 5])
})

test('a visitor of the chat plugin has no template', async () => {
  await opened({ ...template, when: 'always' })
  open.platform.phones.interacted('anon-1')

  await open.deliver(request, { ...to, user: 'anon-1', thread: 'cv7' })

  expect(open.platform.received('anon-1')[0]?.text).toContain('1. 1 sao')
})
