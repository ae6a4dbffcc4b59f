import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRatingLinks } from '../../../src/http/rating-links.ts'
import { createRatingLink, ratingToken, readRatingToken } from '../../../src/http/rating-token.ts'
import type { InviteId } from '../../../src/core/ids.ts'
import type { InboundMessage } from '../../../src/core/message.ts'
import type { RatingRow } from '../../../src/core/rating.ts'
import { conversationOf } from '../../support/conversations.ts'
import { listen, movableClock, type RunningApp } from '../../support/console-server.ts'
import { createMemoryRates } from '../../support/memory-instances.ts'
import { ratingRowOf } from '../../support/rating-rows.ts'

const secret = 'a session secret of tests'
const invite: InviteId = 'i_0123456789abcdef0123456789abcdef'
const address = { channel: 'email', account: 'a@b.example', user: 'citizen@mail.example', thread: 't' }
const choices = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'].map(
  (label, index) => ({
    label,
    value: String(index + 1),
  }),
)

let app: RunningApp
let accepted: InboundMessage[]
let row: RatingRow | undefined
let isDown: boolean

beforeEach(async () => {
  accepted = []
  isDown = false
  const { ratedAt: _at, score: _score, factor: _factor, ...open } = ratingRowOf()
  row = open
  const clock = movableClock('2026-11-25T09:00:00+07:00')
  const router = createRatingLinks({
    secret,
    surveys: { find: async (id) => (id === invite ? row : undefined) },
    conversations: { find: async () => conversationOf({ address }) },
    accept: async (messages) => {
      if (isDown) throw new Error('database unavailable')
      accepted.push(...messages)
    },
    rates: createMemoryRates(clock),
    clock,
    question: 'Hài lòng <không>?',
    choices,
  })
  app = await listen((express) => express.use('/r', router))
})
afterEach(() => app.close())

const link = (token = ratingToken(secret, invite)): string => `${app.url}/r/${token}`
const post = (score: string, token?: string): Promise<Response> => {
  return fetch(link(token), { method: 'POST', body: new URLSearchParams({ score }) })
}

test('a preview that opens the link stores nothing; the page shows five buttons, the chosen one marked', async () => {
  const response = await fetch(`${link()}?score=4`)
  const html = await response.text()

  expect(response.status).toBe(200)
  expect(html.match(/<button name="score" value="[1-5]"/g)).toHaveLength(5)
  expect(html).toContain('value="4" class="chosen"')
  expect(html).toContain('Hài lòng &#60;không&#62;?')
  expect(html).not.toMatch(/style="|<style|<script/)
  expect((await fetch(link(), { method: 'HEAD' })).status).toBe(200)
  expect(accepted).toEqual([])
})

test('the address stays with whoever opened it', async () => {
  const { headers } = await fetch(link())

  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toBe('noindex')
})

test('the page’s POST gives the rating, as a tap in the citizen’s own conversation, once', async () => {
  const first = await post('2')
  await post('5')

  expect(first.status).toBe(200)
  expect(await first.text()).toContain('Cảm ơn anh/chị đã đánh giá')
  expect(accepted[0]).toEqual({
    channel: 'email',
    externalId: `rating-link:${invite}`,
    from: address,
    sentAt: '2026-11-25T02:00:00.000Z',
    content: { kind: 'rating', invite, score: 2 },
  })
  // The store takes the first of one key.
  expect(accepted[1]?.externalId).toBe(accepted[0]?.externalId)
})

test.each(['', '0', '6', '4.5', '4 ', '__proto__'])('a score of %j is none', async (score) => {
  const response = await post(score)

  expect(response.status).toBe(422)
  expect(accepted).toEqual([])
})

test('who has rated is thanked, and not asked again', async () => {
  row = ratingRowOf()

  expect(await (await fetch(link())).text()).toContain('Anh/chị đã đánh giá rồi')
  await post('1')
  expect(accepted).toEqual([])
})

test.each([
  ['a changed sign', () => ratingToken(secret, invite).replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ['another secret', () => ratingToken('another secret of tests', invite)],
  ['another invitation', () => ratingToken(secret, invite).replace('0123', '0124')],
  ['no sign', () => invite.slice(2)],
  ['an unknown invitation', () => ratingToken(secret, 'i_ffff')],
  ['nonsense', () => '%00..%2f'],
])('a link with %s leads nowhere', async (_what, token) => {
  const seen = await fetch(link(token()))
  const sent = await post('5', token())

  expect([seen.status, sent.status]).toEqual([404, 404])
  expect(accepted).toEqual([])
})

test('what could not be stored is told, so that the citizen tries again', async () => {
  isDown = true

  expect((await post('5')).status).toBe(500)
})

test('a program that tries links is slowed down', async () => {
  let last = 0
  for (let index = 0; index < 61; index++) last = (await fetch(link('x'))).status

  expect(last).toBe(429)
})

test('the style sheet is a file of its own', async () => {
  const response = await fetch(`${app.url}/r/style.css`)

  expect(response.headers.get('content-type')).toContain('text/css')
})

test('a link is made under the public address, and not at all without one', () => {
  const make = createRatingLink(secret, 'https://ansinh.example/')

  expect(make(invite)).toBe(`https://ansinh.example/r/${ratingToken(secret, invite)}`)
  expect(createRatingLink(secret, undefined)(invite)).toBeUndefined()
  expect(readRatingToken(secret, ratingToken(secret, invite))).toBe(invite)
})
