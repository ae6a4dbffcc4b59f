import { describe, expect, it } from 'vitest'
import {
  emptyChat,
  reduceChat,
  type ChatAction,
  type ChatState,
} from '../../../../../channels/web/widget/chat-state.ts'
import { logItems } from '../../../../../channels/web/widget/log-items.ts'
import type { InEntry, OutEntry, OutgoingBody } from '../../../../../channels/web/widget/wire.ts'

const at = '2026-11-25T08:00:00.000Z'
const say = (clientId: string, body: OutgoingBody): ChatAction => ({ kind: 'queued', at, message: { clientId, body } })
const text = (words: string) => ({ kind: 'text', text: words }) as const
const inEntry = (seq: number, content: InEntry['content'], clientId?: string): ChatAction => ({
  kind: 'entry',
  entry: {
    seq,
    id: `m_${seq}`,
    direction: 'in',
    author: 'citizen',
    content,
    citations: [],
    at,
    ...(clientId && { clientId }),
  },
})
const outEntry = (seq: number, content: OutEntry['content']): ChatAction => ({
  kind: 'entry',
  entry: { seq, id: `o_${seq}`, direction: 'out', author: 'bot', content, citations: [], at },
})
const after = (...actions: readonly ChatAction[]): ChatState => actions.reduce(reduceChat, emptyChat)

const choices = { kind: 'choices', text: 'Anh/chị ở đâu?', choices: [{ label: 'Hà Nội', value: 'place:01' }] } as const
const rating = {
  kind: 'rating-request',
  invite: 'i_1',
  text: 'Hài lòng không?',
  choices: [{ label: 'Tốt', value: '5' }],
} as const

describe('reduceChat', () => {
  it('replaces a message that is being sent by its entry in the stream', () => {
    const state = after(say('a', text('Xin chào')), inEntry(1, text('Xin chào [đã che]'), 'a'))

    expect(state.pending).toEqual([])
    expect(state.entries).toHaveLength(1)
  })

  it('finds the message by what it says where the stream does not name it', () => {
    const state = after(say('a', text('một')), say('b', text('hai')), inEntry(1, text('hai')))

    expect(state.pending.map((message) => message.clientId)).toEqual(['a'])
  })

  it('keeps a message of this tab when another tab says something else', () => {
    const state = after(say('a', text('một')), inEntry(1, text('hai'), 'other'))

    expect(state.pending).toHaveLength(1)
  })

  it('takes an entry that the stream repeats only once', () => {
    const state = after(outEntry(1, text('Chào anh/chị')), outEntry(1, text('Chào anh/chị')))

    expect(state.entries).toHaveLength(1)
  })

  it('awaits an answer until it comes', () => {
    const asked = after(say('a', text('Xin chào')), { kind: 'status', clientId: 'a', status: 'sent' })
    const answered = reduceChat(asked, outEntry(1, text('Chào')))

    expect([asked.awaiting, answered.awaiting]).toEqual([true, false])
  })

  it('promises no answer while the message could not be sent', () => {
    const state = after(say('a', text('Xin chào')), { kind: 'status', clientId: 'a', status: 'waiting' })

    expect(state.awaiting).toBe(false)
  })

  it('forgets the officer when the bot takes over', () => {
    const state = after({ kind: 'mode', mode: 'human', officer: 'Lan' }, { kind: 'mode', mode: 'bot' })

    expect(state).toMatchObject({ mode: 'bot' })
    expect(state).not.toHaveProperty('officer')
  })

  it('counts a lost line as "no history known", so that the greeting is not withheld', () => {
    expect(after({ kind: 'connection', connected: false }).settled).toBe(true)
    expect(after({ kind: 'connection', connected: true }).settled).toBe(false)
  })
})

describe('logItems', () => {
  it('offers choices until the citizen says something', () => {
    const open = logItems(after(outEntry(1, choices)))
    const passed = logItems(after(outEntry(1, choices), say('a', text('Tôi ở Huế'))))

    expect(open[0]).toMatchObject({ used: false })
    expect(passed[0]).toMatchObject({ used: true })
    expect(passed[0]).not.toHaveProperty('chosen')
  })

  it('marks the choice that was taken, also after a reload', () => {
    const tapped = { kind: 'choice', value: 'place:01', label: 'Hà Nội' } as const

    const now = logItems(after(outEntry(1, choices), say('a', tapped)))
    const later = logItems(after(outEntry(1, choices), inEntry(2, tapped)))

    expect(now[0]).toMatchObject({ used: true, chosen: 'place:01' })
    expect(later[0]).toMatchObject({ used: true, chosen: 'place:01' })
  })

  it('keeps a rating open while other things are said, and closes it with the score given', () => {
    const talked = after(outEntry(1, rating), inEntry(2, text('khoan đã')))
    const rated = reduceChat(talked, inEntry(3, { kind: 'rating', invite: 'i_1', score: 5 }))

    expect(logItems(talked)[0]).toMatchObject({ used: false })
    expect(logItems(rated)[0]).toMatchObject({ used: true, chosen: '5' })
  })

  it('says "sent" under the last message only', () => {
    const items = logItems(after(inEntry(1, text('một')), inEntry(2, text('hai'))))

    expect(items.map((item) => (item.own ? item.status : undefined))).toEqual([undefined, 'sent'])
  })

  it('shows nothing for an entry that says nothing', () => {
    expect(logItems(after(inEntry(1, { kind: 'event', event: 'opened' })))).toEqual([])
  })
})
