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
const heard = (news: Partial<ChatState>): ChatAction => ({ kind: 'heard', news })
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

  it('promises no answer to a file before it is there', () => {
    const file = { kind: 'attachment', attachment: { type: 'image', url: '', name: 'sổ.jpg' } } as const

    const waiting = after(say('a', file))
    const there = reduceChat(waiting, { kind: 'uploaded', clientId: 'a', body: file })

    expect([waiting.awaiting, there.awaiting]).toEqual([false, true])
  })

  it('keeps the name of a file that the server does not name yet', () => {
    const file = { kind: 'attachment', attachment: { type: 'image', url: '/media/f_1', name: 'sổ.jpg' } } as const
    const content = { kind: 'attachment', type: 'image', url: '/media/f_1' } as const

    const [item] = logItems(after(say('a', file), inEntry(1, content, 'a')))

    expect(item).toMatchObject({ file: { url: '/media/f_1', name: 'sổ.jpg' } })
  })

  it('promises no answer while the message could not be sent', () => {
    const state = after(say('a', text('Xin chào')), { kind: 'status', clientId: 'a', status: 'waiting' })

    expect(state.awaiting).toBe(false)
  })

  it('forgets the officer when the bot takes over', () => {
    const state = after(heard({ mode: 'human', officer: 'Lan' }), heard({ mode: 'bot', officer: undefined }))

    expect(state).toMatchObject({ mode: 'bot', officer: undefined })
  })

  it('sees an officer write until the words are there', () => {
    const writing = after(heard({ mode: 'human', typing: true }))

    expect([writing.typing, reduceChat(writing, outEntry(1, text('Chào bác'))).typing]).toEqual([true, false])
  })

  it('gives a file its address once it is uploaded', () => {
    const sent = (url: string): OutgoingBody => ({
      kind: 'attachment',
      attachment: { type: 'image', url, name: 'sổ.jpg' },
    })

    const state = after(say('a', sent('')), { kind: 'uploaded', clientId: 'a', body: sent('/media/f_1') })

    expect(state.pending).toMatchObject([{ clientId: 'a', status: 'sending', body: sent('/media/f_1') }])
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

  it('shows files that our server keeps, by the name that it knows', () => {
    const content = { kind: 'attachment', type: 'image', url: '/media/f_1' } as const
    const entry: InEntry = {
      seq: 1,
      id: 'm_1',
      direction: 'in',
      author: 'citizen',
      content,
      citations: [],
      at,
      media: { name: 'sổ bảo hiểm.jpg' },
    }

    const [item] = logItems(after({ kind: 'entry', entry }))

    expect(item).toMatchObject({ file: { url: '/media/f_1', name: 'sổ bảo hiểm.jpg' } })
  })

  it('shows no link to a file of anywhere else', () => {
    const elsewhere = { kind: 'attachment', type: 'image', url: 'https://elsewhere.example/a.jpg' } as const

    expect(logItems(after(inEntry(1, elsewhere)))).toEqual([])
  })
})
