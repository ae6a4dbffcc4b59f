import { describe, expect, it } from 'vitest'
import { conversationFor, runTurn } from '../../../src/turn/run-turn.ts'
import type { InboundContent } from '../../../src/core/message.ts'
import { conversationOf, matchOf } from '../../support/conversations.ts'
import { turnOf, typed } from '../../support/turns.ts'

const said = (result: ReturnType<typeof runTurn>): string[] => result.outbound.map(({ content }) => content.text)

describe('runTurn', () => {
  it('gives the same decisions for the same input, and leaves the input as it was', () => {
    const input = turnOf(typed('pension.eligibility'))
    const before = structuredClone({ conversation: input.conversation, message: input.message })

    const [first, second] = [runTurn(input), runTurn(input)]

    expect(said(first)).toEqual(said(second))
    expect(first.conversation).toEqual(second.conversation)
    expect({ conversation: input.conversation, message: input.message }).toEqual(before)
  })

  it('schedules the close after silence while the assistant has the conversation', () => {
    const result = runTurn(turnOf(typed('pension.eligibility')))

    expect(result.tasks).toEqual([
      { kind: 'close-idle', key: 'close-idle:c_1', dueAt: '2026-11-25T03:15:00.000Z', detail: { conversation: 'c_1' } },
    ])
    expect(result.conversation.lastCitizenAt).toBe('2026-11-25T03:00:00.000Z')
  })

  it('answers the files of one mail once, with the message that brought them', () => {
    const first = runTurn(turnOf({ kind: 'attachment', type: 'image' }))
    const result = runTurn(turnOf({ kind: 'attachment', type: 'image', more: true }, { ...first.conversation }))

    expect(first.outbound).toHaveLength(1)
    expect(result.outbound).toEqual([])
    expect(result.conversation).toMatchObject({ mode: 'bot', context: first.conversation.context })
  })

  it('is silent with an officer, and leaves the message to them', () => {
    const result = runTurn(turnOf(typed('pension.eligibility'), conversationOf({ mode: 'with-staff' })))

    expect(result.outbound).toEqual([])
    expect(result.tasks).toEqual([])
    expect(result.conversation.mode).toBe('with-staff')
    expect(result.events).toEqual([{ kind: 'relayed-to-staff', detail: {} }])
  })

  it.each([
    [{ kind: 'attachment', type: 'image' }, 'attachment_received'],
    [{ kind: 'attachment', type: 'audio' }, 'voice_not_supported'],
    [{ kind: 'attachment', type: 'sticker' }, 'affirm_none'],
    [{ kind: 'contact', phone: '0912345678' }, 'handoff_offer'],
  ] satisfies [InboundContent, string][])('answers %j without pretending to have read it', (content, text) => {
    const result = runTurn(turnOf(content))

    expect(said(result)).toEqual([text])
    expect(result.conversation.context.turns).toBe(0)
    expect(JSON.stringify(result)).not.toContain('0912345678')
  })

  it('reads the question that comes with a picture, not a mere caption', () => {
    const asked = runTurn(turnOf({ kind: 'attachment', type: 'image', text: 'pension.eligibility xem giúp' }))
    const named = runTurn(turnOf({ kind: 'attachment', type: 'image', text: 'giấy tờ' }))

    expect(asked.events.map((event) => event.kind)).toContain('understood')
    expect(named.events.map((event) => event.kind)).not.toContain('understood')
  })

  it('does not take the address of a page for a question', () => {
    const understand = () => matchOf('pension.eligibility', 0.99)
    const link = { kind: 'attachment', type: 'link', text: 'https://a.example/huu-tri/1' } as const

    const bare = runTurn(turnOf(link, conversationOf(), { understand }))
    const asked = runTurn(turnOf(typed('https://a.example/1 có đúng không?'), conversationOf(), { understand }))

    expect(said(bare)).toEqual(['unknown_first'])
    expect(said(asked)[0]).toContain('15 năm')
  })

  it('answers a tap on a choice of an earlier message', () => {
    const result = runTurn(turnOf({ kind: 'choice', value: 'section:pension.eligibility#ho-so' }))

    expect(said(result)[0]).toContain('Sổ BHXH và đơn.')
  })

  it.each(['intent:nothing', 'section:nothing#x', 'factor:F1', 'x'])('takes the foreign tap %s for words', (value) => {
    const result = runTurn(turnOf({ kind: 'choice', value }))

    expect(said(result)).toEqual(['unknown_first'])
  })

  it('does not answer a follow-up from the article of an earlier topic', () => {
    const moved = conversationOf({ intent: 'hi.card_lookup' }, { article: 'pension.eligibility', answered: true })
    const stayed = conversationOf({ intent: 'pension.eligibility' }, { article: 'pension.eligibility', answered: true })

    expect(said(runTurn(turnOf(typed('hồ sơ gồm những gì'), moved)))).toEqual(['unknown_near'])
    expect(said(runTurn(turnOf(typed('hồ sơ gồm những gì'), stayed)))[0]).toContain('Sổ BHXH')
  })
})

describe('conversationFor', () => {
  const now = new Date('2026-11-25T03:00:00.000Z')
  const { message } = turnOf(typed('x'))
  const yesterday = '2026-11-24T02:59:59.000Z'

  it('opens one where there is none', () => {
    const { conversation, replaces } = conversationFor(undefined, message, now)

    expect(conversation).toMatchObject({ mode: 'bot', version: 0, openedAt: now.toISOString(), address: message.from })
    expect(replaces).toBeUndefined()
  })

  it.each(['bot', 'waiting-for-staff', 'with-staff'] as const)('goes on with one that is %s, however old', (mode) => {
    const current = conversationOf({ mode, lastCitizenAt: yesterday })

    expect(conversationFor(current, message, now)).toEqual({ conversation: current })
  })

  it.each(['closed', 'rating'] as const)('opens a new one in place of one that is %s for more than a day', (mode) => {
    const current = conversationOf({ mode, lastCitizenAt: yesterday })

    const choice = conversationFor(current, message, now)

    expect(choice.conversation.id).not.toBe(current.id)
    expect(choice.replaces).toBe(current.id)
  })

  it('reopens one that was closed today', () => {
    const current = conversationOf({ mode: 'closed', lastCitizenAt: '2026-11-24T03:00:00.000Z' })

    expect(conversationFor(current, message, now)).toEqual({ conversation: current })
  })

  it('lets a late rating open nothing', () => {
    const current = conversationOf({ mode: 'rating', lastCitizenAt: yesterday })

    const choice = conversationFor(current, { ...message, content: { kind: 'rating', score: 5 } }, now)

    expect(choice).toEqual({ conversation: current })
  })
})
