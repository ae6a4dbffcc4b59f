import { expect, it } from 'vitest'
import { remindDue } from '../../../src/schedule/ask-due.ts'
import type { RatingRow } from '../../../src/core/rating.ts'
import { endAsking } from '../../../src/turn/ask-rating.ts'
import { draftOf } from '../../../src/turn/turn.ts'
import { conversationOf } from '../../support/conversations.ts'
import { ratingRowOf } from '../../support/rating-rows.ts'
import { smallContent } from '../../support/small-content.ts'

const content = smallContent()
const at = (instant: string) => ({ content, clock: { now: () => new Date(instant) } })
const conversation = conversationOf({ mode: 'rating' }, { survey: { invite: 'i_1', awaiting: 'score' } })

function invitation(change: Partial<RatingRow> = {}): RatingRow {
  const { ratedAt: _none, score: _neither, factor: _nor, ...row } = ratingRowOf({ id: 'i_1', ...change })
  return { ...row, ...change }
}

it('a letter that was not answered is sent once more, with the same question', () => {
  const draft = remindDue(at('2026-12-02T03:00:00.000Z'), conversation, invitation())

  expect(draft?.outbound.map((message) => message.content)).toMatchObject([
    { kind: 'rating-request', invite: 'i_1', text: 'Hài lòng thế nào?' },
  ])
  expect(draft?.tasks).toEqual([])
})

it('at night it waits until seven', () => {
  const draft = remindDue(at('2026-12-01T15:00:00.000Z'), conversation, invitation())

  expect(draft?.outbound).toEqual([])
  expect(draft?.tasks).toMatchObject([{ kind: 'remind-rating', dueAt: '2026-12-02T00:00:00.000Z' }])
})

it.each([
  ['was rated', conversation, invitation({ ratedAt: '2026-12-01T00:00:00.000Z', score: 5 })],
  ['was passed over', conversation, invitation({ refusedAt: '2026-12-01T00:00:00.000Z' })],
  ['is over', conversation, invitation({ expiresAt: '2026-12-02T03:00:00.000Z' })],
  ['went on', { ...conversation, mode: 'bot' as const }, invitation()],
  ['is gone', conversation, undefined],
] as const)('nobody is reminded of what %s', (_name, of, row) => {
  expect(remindDue(at('2026-12-02T03:00:00.000Z'), of, row)).toBeUndefined()
})

it('only where the instrument says so is a reminder planned', () => {
  const tasksOf = (channel: string) => {
    const of = conversationOf({ address: { channel, account: 'a', user: 'u' } }, { turns: 1 })
    const now = new Date('2026-11-25T03:00:00.000Z')
    return endAsking(draftOf(of), { content, now, personKey: 'p', before: '' }).tasks
  }

  expect(tasksOf('email')).toMatchObject([{ key: 'remind-rating:c_1', dueAt: '2026-11-28T03:00:00.000Z' }])
  expect(tasksOf('zalo')).toEqual([])
})
