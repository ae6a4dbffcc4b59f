import { describe, expect, it } from 'vitest'
import { runTurn } from '../../../src/turn/run-turn.ts'
import type { Handoff } from '../../../src/core/handoff.ts'
import type { InboundContent } from '../../../src/core/message.ts'
import { conversationOf } from '../../support/conversations.ts'
import { turnOf, typed } from '../../support/turns.ts'

const handoff: Handoff = {
  id: 'h_1',
  conversationId: 'c_1',
  reason: 'asked',
  status: 'waiting',
  queue: 'chung',
  priority: 3,
  summary: 'Tuổi nghỉ hưu',
  openedAt: '2026-11-25T02:50:00.000Z',
  dueAt: '2026-11-25T03:05:00.000Z',
}

const choices = [
  { label: 'Thôi không chờ nữa', value: 'cancel-waiting' },
  { label: 'Gọi lại cho tôi', value: 'callback:start' },
]

function write(content: InboundContent, waiting = 0) {
  const conversation = conversationOf({ mode: 'waiting-for-staff' }, { handoff: 'h_1', choices })
  return runTurn(turnOf(content, conversation, { handoff, waiting }))
}

describe('a message while waiting', () => {
  it('is kept for the officer, and the citizen told their place', () => {
    const result = write(typed('pension.eligibility'), 2)

    expect(result.conversation.mode).toBe('waiting-for-staff')
    expect(result.outbound[0]?.content).toEqual({ kind: 'choices', text: 'waiting 3', choices })
    expect(result.events).toContainEqual({ kind: 'relayed-to-staff', detail: {} })
    expect(result.handoff).toBeUndefined()
  })

  it.each([
    ['a tap', { kind: 'choice', value: 'cancel-waiting' }],
    ['its number', typed('1')],
    ['its label', typed('thoi khong cho nua')],
    ['other words', typed('act.cancel')],
  ] satisfies [string, InboundContent][])('ends the waiting by %s', (_name, content) => {
    const result = write(content)

    expect(result.conversation).toMatchObject({ mode: 'bot', context: { choices: [] } })
    expect(result.handoff).toEqual({
      ...handoff,
      status: 'cancelled',
      closedAt: '2026-11-25T03:00:00.000Z',
      endReason: 'citizen',
    })
  })

  it.each([
    { kind: 'attachment', type: 'image' },
    { kind: 'contact', phone: '0912345678' },
    { kind: 'choice', value: 'act.human' },
  ] satisfies InboundContent[])('keeps the place for %j', (content) => {
    expect(write(content).conversation.mode).toBe('waiting-for-staff')
  })

  it('puts a citizen in distress to the front', () => {
    const result = write(typed('act.distress'))

    expect(result.handoff).toEqual({ ...handoff, reason: 'distress', priority: 0, mood: 'distress' })
    expect(result.outbound[0]?.content.text).toBe('distress')
  })
})
