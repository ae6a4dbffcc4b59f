import { expect, test } from 'vitest'
import type { InboundContent } from '../../../src/core/message.ts'
import { laneOf } from '../../../src/core/message.ts'
import type { Claim, InboxItem, Stores } from '../../../src/store/contract.ts'
import { eventually } from '../../support/eventually.ts'
import { says, someone } from '../../support/samples.ts'

const contents: readonly InboundContent[] = [
  { kind: 'text', text: 'Mất sổ BHXH thì làm sao? "\\ \u{1F469}\u{1F3FB}\u200D\u{1F4BB} \u2028 Đ' },
  { kind: 'choice', value: 'intent:si.book_reissue', label: 'Cấp lại sổ' },
  { kind: 'choice', value: 'no' },
  { kind: 'attachment', type: 'image', text: 'Ảnh sổ', url: 'https://example.invalid/a.jpg' },
  { kind: 'attachment', type: 'sticker' },
  { kind: 'rating', invite: 'i_1', score: 5 },
  { kind: 'rating', score: 1 },
  { kind: 'contact', phone: '0900000000', name: 'Nguyễn Văn A' },
  { kind: 'event', event: 'follow' },
  { kind: 'event', event: 'staff-takeover', text: 'Chào bác' },
]

export function intakeCases(stores: () => Stores): void {
  test.each(contents)('a stored message comes back from the inbox as it was: $kind', async (content) => {
    const from = { ...someone(), thread: 'chủ đề|1' }
    const message = says(from, content)

    const accepted = await stores().intake.accept([message])
    const [claim] = await takeLane(stores(), laneOf(from))

    expect(accepted).toEqual({ stored: [message], duplicates: [] })
    expect(claim?.item.message).toEqual(message)
    expect(claim?.item.messageId).toMatch(/^m_/)
    expect(claim?.attempts).toBe(0)
    expect(Math.abs(Date.parse(claim?.enqueuedAt ?? '') - Date.now())).toBeLessThan(60_000)
    const [shown] = await stores().conversations.streamAfter(from, 0, 10)
    expect(shown).toMatchObject({ direction: 'in', author: 'citizen', content, at: message.sentAt, citations: [] })
  })

  test('nothing to store is stored', async () => {
    expect(await stores().intake.accept([])).toEqual({ stored: [], duplicates: [] })
  })

  test('the same event twice is stored once, in one batch and later', async () => {
    const from = someone()
    const message = says(from, 'một lần')
    const second = says(from, 'hai')

    const first = await stores().intake.accept([message, message, second])
    const again = await stores().intake.accept([message])

    expect(first).toEqual({ stored: [message, second], duplicates: [message] })
    expect(again).toEqual({ stored: [], duplicates: [message] })
    expect(await stores().conversations.streamAfter(from, 0, 10)).toHaveLength(2)
  })

  test('the same event by eight requests at once is stored once', async () => {
    const from = someone()
    const message = says(from, 'một lần')

    const outcomes = await Promise.all(Array.from({ length: 8 }, () => stores().intake.accept([message])))

    expect(outcomes.map((outcome) => outcome.stored.length).toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
    expect(await stores().conversations.streamAfter(from, 0, 10)).toHaveLength(1)
  })

  test('the same id on two channels names two events', async () => {
    const [zalo, web] = [someone('one'), someone('two')]

    const accepted = await stores().intake.accept([says(zalo, 'a', 'same'), says(web, 'b', 'same')])

    expect(accepted).toMatchObject({ stored: [{ channel: 'one' }, { channel: 'two' }], duplicates: [] })
  })

  test('a large batch keeps its order per citizen', async () => {
    const citizens = [someone(), someone(), someone()]
    const batch = Array.from({ length: 600 }, (_, index) => says(citizens[index % 3] ?? someone(), String(index)))

    await stores().intake.accept(batch)

    for (const [place, citizen] of citizens.entries()) {
      const shown = await stores().conversations.streamAfter(citizen, 0, 1_000)
      const texts = shown.map(({ content }) => (content.kind === 'text' ? Number(content.text) : -1))
      expect(texts).toEqual(Array.from({ length: 200 }, (_, index) => index * 3 + place))
      expect(shown.map(({ seq }) => seq)).toEqual(shown.map(({ seq }) => seq).toSorted((a, b) => a - b))
    }
  })
}

/** The first waiting item of one lane, as soon as it may be taken; what other tests left is thrown away. */
export async function takeLane(stores: Stores, lane: string): Promise<readonly Claim<InboxItem>[]> {
  return eventually(`an item of ${lane}`, async () => {
    const claims = await stores.inbox.take(50)
    for (const other of claims) if (other.lane !== lane) await stores.inbox.done(other)
    const mine = claims.filter((claim) => claim.lane === lane)
    return mine.length > 0 ? mine : undefined
  })
}
