import { expect, test } from 'vitest'
import { createFindRater } from '../../../src/intake/find-rater.ts'
import type { InboundContent, InboundMessage } from '../../../src/core/message.ts'
import { conversationOf } from '../../support/conversations.ts'
import { ratingRowOf } from '../../support/rating-rows.ts'

const address = { channel: 'zalo', account: 'oa', user: '84001' }
const conversation = conversationOf({ address })
const row = ratingRowOf({ conversationId: conversation.id })

const find = createFindRater({
  surveys: { find: async (id) => (id === row.id ? row : undefined) },
  conversations: {
    find: async (id) => (id === conversation.id ? conversation : undefined),
    sentAs: async (_channel, id) => (id === 'z1' ? { conversation: conversation.id, invite: row.id } : undefined),
  },
})

function nameless(content: InboundContent, thread?: string): InboundMessage {
  const from = { channel: 'zalo', account: 'oa', user: '', ...(thread === undefined ? {} : { thread }) }
  return { channel: 'zalo', externalId: 'e1', from, sentAt: '2026-11-25T01:00:00.000Z', content }
}

test('stars that name our invitation are its citizen’s', async () => {
  const [found] = await find([nameless({ kind: 'rating', score: 4, invite: row.id })])

  expect(found).toMatchObject({ from: address, content: { score: 4, invite: row.id } })
  expect(found?.from).not.toHaveProperty('thread')
})

test('stars and words that name only our message are its citizen’s, and the stars its invitation’s', async () => {
  const found = await find([
    nameless({ kind: 'rating', score: 2 }, 'z1'),
    nameless({ kind: 'text', text: 'lâu' }, 'z1'),
  ])

  expect(found.map(({ from }) => from)).toEqual([address, address])
  expect(found[0]?.content).toEqual({ kind: 'rating', score: 2, invite: row.id })
})

test('what belongs to nobody is left out', async () => {
  expect(await find([nameless({ kind: 'rating', score: 2 }, 'theirs'), nameless({ kind: 'text', text: 'a' })])).toEqual(
    [],
  )
})

test('who is named stays as they are', async () => {
  const message = { ...nameless({ kind: 'text', text: 'a' }), from: address }

  expect(await find([message])).toEqual([message])
})
