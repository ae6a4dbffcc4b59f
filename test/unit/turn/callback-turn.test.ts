import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../../src/core/conversation.ts'
import type { Handoff } from '../../../src/core/handoff.ts'
import type { InboundContent } from '../../../src/core/message.ts'
import { runTurn } from '../../../src/turn/run-turn.ts'
import type { TurnResult } from '../../../src/turn/turn.ts'
import { conversationOf } from '../../support/conversations.ts'
import { turnOf, typed } from '../../support/turns.ts'

/** 10:00 on a working day; the desk is open. */
const NOW = new Date('2026-11-25T03:00:00.000Z')
const NIGHT = new Date('2026-11-25T14:00:00.000Z')
const NUMBER = '0912 345 678'

const tap = (value: string): InboundContent => ({ kind: 'choice', value })

/** One message after another, each with the state that the last one left. */
function talk(lines: readonly InboundContent[], from = conversationOf({ intent: 'pension.age' }), now = NOW) {
  const results: TurnResult[] = []
  let conversation: Conversation = from
  let handoff: Handoff | undefined
  for (const line of lines) {
    const open = handoff === undefined ? {} : { handoff }
    const result = runTurn(turnOf(line, conversation, { now, ...open }))
    results.push(result)
    conversation = result.conversation
    handoff = result.handoff ?? handoff
  }
  const last = results.at(-1)
  if (last === undefined) throw new Error('nothing was said')
  return { results, last, handoff }
}

const textsOf = (result: TurnResult): string[] => result.outbound.map(({ content }) => content.text)
const labelsOf = ({ conversation }: TurnResult): string[] => conversation.context.choices.map(({ label }) => label)

describe('a call back', () => {
  it('is asked for in words: when, the number, and it is a ticket with its due time', () => {
    const { results, last } = talk([typed('gọi lại cho tôi được không'), typed('sáng'), typed(NUMBER)])

    expect(results.flatMap(textsOf)).toEqual([
      'callback_time',
      'callback_number',
      'call 09xx xxx 678 sáng until 12:00 thứ Tư, 25/11',
    ])
    expect(results.map(labelsOf)).toEqual([
      ['Sáng', 'Chiều', 'Lúc nào cũng được', 'Thôi, không cần gọi'],
      ['Thôi, không cần gọi'],
      [],
    ])
    expect(last.callback).toMatchObject({
      conversationId: 'c_1',
      purpose: 'help',
      number: '+84912345678',
      time: 'morning',
      topic: 'pension.age',
      status: 'open',
      attempts: 0,
      openedAt: NOW.toISOString(),
      dueAt: '2026-11-25T05:00:00.000Z',
    })
  })

  it('waits in the queue until the number is there, and takes the place of the queue then', () => {
    const { results, last } = talk([typed('gọi lại cho tôi'), tap('callback:any'), typed(NUMBER)])

    expect(results.map(({ conversation }) => conversation.mode)).toEqual([
      'waiting-for-staff',
      'waiting-for-staff',
      'closed',
    ])
    expect(results[0]?.handoff).toMatchObject({ status: 'waiting', reason: 'asked' })
    expect(last.handoff).toMatchObject({ status: 'cancelled', endReason: 'callback' })
  })

  it('is rated an hour after it was due, if nobody called before', () => {
    const { last } = talk([typed('gọi lại cho tôi'), tap('callback:any'), typed(NUMBER)])

    expect(last.tasks).toEqual([
      {
        kind: 'invite-rating',
        key: 'invite-rating:c_1',
        dueAt: '2026-11-25T06:00:00.000Z',
        detail: { conversation: 'c_1' },
      },
    ])
  })

  it('is made at once where everything is said at once', () => {
    const { last } = talk([typed(`anh chị gọi lại cho tôi buổi chiều số ${NUMBER}`)])

    expect(last.callback).toMatchObject({ time: 'afternoon', number: '+84912345678' })
  })

  it('is taken from the number alone: the time is then any', () => {
    const { last } = talk([typed('gọi lại cho tôi'), typed(NUMBER)])

    expect(last.callback).toMatchObject({ time: 'any', number: '+84912345678' })
  })

  it('takes a number that the platform shares', () => {
    const { last } = talk([typed('gọi lại cho tôi'), tap('callback:any'), { kind: 'contact', phone: '+84912345678' }])

    expect(last.callback?.number).toBe('+84912345678')
  })

  it('is offered while waiting, and outside working hours beside a person', () => {
    const waiting = talk([typed('act.human')]).last
    const offered = talk([typed('hi.card_lookup')], undefined, NIGHT).last
    const byDay = talk([typed('hi.card_lookup')]).last

    expect(labelsOf(waiting)).toEqual(['Thôi không chờ nữa', 'Gọi lại cho tôi'])
    expect(labelsOf(offered)).toEqual(['Gặp nhân viên', 'Gọi lại cho tôi', 'Không'])
    expect(labelsOf(byDay)).toEqual(['Gặp nhân viên', 'Không'])
  })

  it.each([
    ['a tap', tap('callback:start')],
    ['its number', typed('2')],
    ['its label', typed('goi lai cho toi')],
  ])('is begun from the offer by %s', (_name, line) => {
    const fromBot = talk([typed('hi.card_lookup'), line], undefined, NIGHT).last
    const fromQueue = talk([typed('act.human'), line]).last

    for (const result of [fromBot, fromQueue]) {
      expect(textsOf(result)).toEqual(['callback_time'])
      expect(result.conversation.mode).toBe('waiting-for-staff')
    }
  })

  it('asks once more for a number that it cannot read, then leaves the citizen in the queue', () => {
    const { results } = talk([typed('gọi lại cho tôi'), tap('callback:any'), typed('12345'), typed('12345')])

    expect(results.slice(2).flatMap(textsOf)).toEqual(['callback_number_again', 'waiting 1'])
    expect(results[3]?.conversation).toMatchObject({ mode: 'waiting-for-staff', context: { callback: undefined } })
    expect(results[3]?.callback).toBeUndefined()
  })

  it.each([
    ['a tap', tap('callback:stop')],
    ['its number', typed('4')],
    ['words', typed('act.cancel')],
    ['a no', typed('act.deny')],
  ])('is stopped by %s, and the citizen still waits for the officer', (_name, line) => {
    const { last, handoff } = talk([typed('gọi lại cho tôi'), line])

    expect(textsOf(last)).toEqual(['waiting 1'])
    expect(last.conversation).toMatchObject({ mode: 'waiting-for-staff', context: { callback: undefined } })
    expect(handoff?.status).toBe('waiting')
  })

  it('never stands before danger, and does not end the wait of someone in danger', () => {
    const asked = talk([typed('gọi lại cho tôi'), typed('act.distress')])
    const called = talk([typed('act.distress'), tap('callback:start'), tap('callback:any'), typed(NUMBER)])

    expect(textsOf(asked.last)).toEqual(['distress'])
    expect(asked.last.handoff).toMatchObject({ reason: 'distress', priority: 0 })
    expect(called.last.callback?.number).toBe('+84912345678')
    expect(called.last.conversation.mode).toBe('waiting-for-staff')
    expect(called.handoff?.status).toBe('waiting')
  })

  it('keeps the number out of everything that is kept between turns, counted or logged', () => {
    const { results } = talk([typed('gọi lại cho tôi'), tap('callback:any'), typed(NUMBER)])

    for (const { callback: _ticket, ...rest } of results) {
      expect(JSON.stringify(rest).replaceAll(/[^\d]/g, '')).not.toContain('912345678')
    }
  })

  it('can be asked for again after the ticket: a wrong number is replaced', () => {
    const { last } = talk([
      typed('gọi lại cho tôi'),
      typed(NUMBER),
      typed('gọi lại cho tôi'),
      tap('callback:morning'),
      typed('0987 654 321'),
    ])

    expect(last.callback).toMatchObject({ number: '+84987654321', time: 'morning' })
  })
})
