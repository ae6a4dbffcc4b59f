import { describe, expect, it } from 'vitest'
import { runTurn } from '../../../src/turn/run-turn.ts'
import type { EventContent } from '../../../src/core/message.ts'
import { conversationOf } from '../../support/conversations.ts'
import { turnOf } from '../../support/turns.ts'

const happens = (event: EventContent['event'], mode: 'bot' | 'closed' | 'waiting-for-staff' | 'with-staff' = 'bot') =>
  runTurn(turnOf({ kind: 'event', event }, conversationOf({ mode })))

describe('an event', () => {
  it.each(['follow', 'opened'] as const)('greets on %s', (event) => {
    const result = happens(event)

    expect(result.outbound.map(({ content }) => content.text)).toEqual(['greet\n\ngreeting_follow'])
  })

  it.each(['waiting-for-staff', 'with-staff'] as const)('does not greet into a conversation that is %s', (mode) => {
    expect(happens('follow', mode).outbound).toEqual([])
  })

  it.each(['follow', 'unfollow', 'staff-takeover'] as const)('is no turn of the citizen: %s', (event) => {
    const result = happens(event)

    expect(result.conversation.context.turns).toBe(0)
    expect(result.conversation.lastCitizenAt).toBe('2026-11-25T02:00:00.000Z')
  })

  it('says nothing to someone who left', () => {
    expect(happens('unfollow')).toMatchObject({ outbound: [], events: [{ kind: 'unfollow' }] })
  })

  it('steps aside while staff answer elsewhere, and comes back after a pause', () => {
    const result = happens('staff-takeover')

    expect(result.outbound).toEqual([])
    expect(result.conversation).toMatchObject({ mode: 'with-staff', context: { servedByStaff: true } })
    expect(result.tasks).toEqual([expect.objectContaining({ kind: 'end-takeover', dueAt: '2026-11-25T03:45:00.000Z' })])
  })

  it('brings a withdrawal of data to a person', () => {
    expect(happens('data-withdrawn')).toMatchObject({
      conversation: { mode: 'waiting-for-staff' },
      handoff: { reason: 'privacy', status: 'waiting' },
    })
  })
})
