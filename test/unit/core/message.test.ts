import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laneOf, textOf, type InboundContent } from '../../../src/core/message.ts'

const address = { channel: 'zalo', account: 'oa', user: 'u1' }

describe('laneOf', () => {
  it('tells a thread from the person alone', () => {
    expect(laneOf(address)).toBe('zalo|oa|u1')
    expect(laneOf({ ...address, thread: 't' })).toBe('zalo|oa|u1|t')
  })

  it.each([
    [{ user: 'a|b' }, { user: 'a%7Cb' }],
    [
      { account: 'oa|u1', user: 'x' },
      { account: 'oa', user: 'u1|x' },
    ],
    [{ user: 'a', thread: 'b' }, { user: 'a|b' }],
  ])('keeps %j and %j apart', (one, other) => {
    expect(laneOf({ ...address, ...one })).not.toBe(laneOf({ ...address, ...other }))
  })

  it('never gives two addresses one lane', () => {
    const part = fc.string({ unit: fc.constantFrom('a', '|', '%', '7', 'C', ' ') })
    const addresses = fc.record(
      { channel: part, account: part, user: part, thread: part },
      { requiredKeys: ['channel', 'account', 'user'] },
    )

    fc.assert(
      fc.property(addresses, addresses, (one, other) => {
        const same = JSON.stringify(parts(one)) === JSON.stringify(parts(other))

        expect(laneOf(one) === laneOf(other)).toBe(same)
      }),
    )
  })
})

function parts(one: { channel: string; account: string; user: string; thread?: string }): unknown[] {
  return [one.channel, one.account, one.user, ...(one.thread === undefined ? [] : [one.thread])]
}

describe('textOf', () => {
  it.each([
    [{ kind: 'text', text: 'xin chào' }, 'xin chào'],
    [{ kind: 'choice', value: 'act.human', label: 'Gặp nhân viên' }, 'Gặp nhân viên'],
    [{ kind: 'choice', value: 'act.human' }, 'act.human'],
    [{ kind: 'attachment', type: 'image', text: 'sổ của tôi' }, 'sổ của tôi'],
    [{ kind: 'attachment', type: 'sticker' }, ''],
    [{ kind: 'rating', score: 4 }, '4'],
    [{ kind: 'contact', phone: '0912345678', name: 'A' }, ''],
    [{ kind: 'event', event: 'follow' }, ''],
  ] satisfies [InboundContent, string][])('reads %j', (content, expected) => {
    const text = textOf(content)

    expect(text).toBe(expected)
  })
})
