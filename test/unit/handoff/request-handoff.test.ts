import { describe, expect, it } from 'vitest'
import { raiseToDistress, requestHandoff } from '../../../src/handoff/request-handoff.ts'
import { conversationOf } from '../../support/conversations.ts'
import { smallContent } from '../../support/small-content.ts'

const now = new Date('2026-11-25T03:00:00Z')

function request(intent: string | undefined, lastWords: string, reason: 'asked' | 'distress' = 'asked') {
  const conversation = conversationOf(intent === undefined ? {} : { intent })
  return requestHandoff(smallContent(), conversation, { reason, lastWords, now })
}

describe('requestHandoff', () => {
  it('waits in the first queue, due within the desk’s time', () => {
    const handoff = request(undefined, 'gặp nhân viên')

    expect(handoff).toMatchObject({
      conversationId: 'c_1',
      status: 'waiting',
      reason: 'asked',
      queue: 'chung',
      openedAt: '2026-11-25T03:00:00.000Z',
      dueAt: '2026-11-25T03:15:00.000Z',
    })
  })

  it('goes to the queue that serves the topic', () => {
    expect(request('hi.card_lookup', '').queue).toBe('bhyt')
    expect(request('pension.age', '').queue).toBe('chung')
  })

  it.each([
    ['topic and words', 'pension.age', 'tôi sinh 1965', 'Tuổi nghỉ hưu: tôi sinh 1965'],
    ['the topic alone', 'pension.age', '', 'Tuổi nghỉ hưu'],
    ['the words alone', undefined, 'gặp nhân viên', 'gặp nhân viên'],
    ['masked numbers', undefined, 'sđt 0912345678', 'sđt [số điện thoại]'],
    ['no words on a sensitive topic', 'survivor.benefit', 'chồng tôi mất', 'Chế độ tử tuất'],
  ])('summarises %s', (_name, intent, words, summary) => {
    expect(request(intent, words).summary).toBe(summary)
  })

  it('keeps the words of someone in distress out of lists, and takes them first', () => {
    const handoff = request(undefined, 'tôi không muốn sống nữa', 'distress')

    expect(handoff).toMatchObject({ priority: 0, summary: '' })
    expect(request(undefined, '').priority).toBeGreaterThan(0)
  })

  it('cuts a long summary without breaking a sign', () => {
    const { summary } = request(undefined, '👩‍👩‍👧'.repeat(60))

    expect(summary.length).toBeLessThanOrEqual(200)
    expect(summary.isWellFormed()).toBe(true)
  })
})

describe('urgency', () => {
  const of = (change: Parameters<typeof conversationOf>[0], context: Parameters<typeof conversationOf>[1]) =>
    requestHandoff(smallContent(), conversationOf(change, context), { reason: 'asked', lastWords: '', now })

  it('puts whom the assistant failed again and again, and the old, before others', () => {
    expect(of({}, {})).toMatchObject({ priority: 3 })
    expect(of({ misunderstood: 2 }, {})).toMatchObject({ priority: 2 })
    expect(of({}, { elderly: true })).toMatchObject({ priority: 2, mood: 'elderly' })
    expect(of({ misunderstood: 2 }, { elderly: true, abuses: 1 })).toMatchObject({ priority: 1, mood: 'angry' })
  })

  it('promises an answer where the desk is closed, due after it opens', () => {
    const night = new Date('2026-11-25T15:00:00Z')
    const handoff = requestHandoff(smallContent(), conversationOf(), { reason: 'asked', lastWords: '', now: night })

    expect(handoff).toMatchObject({ promised: true, dueAt: '2026-11-26T00:45:00.000Z' })
  })
})

describe('raiseToDistress', () => {
  it('puts a waiting request to the front and keeps its summary', () => {
    const waiting = request('pension.age', '')

    expect(raiseToDistress(waiting)).toEqual({ ...waiting, reason: 'distress', priority: 0, mood: 'distress' })
  })
})
