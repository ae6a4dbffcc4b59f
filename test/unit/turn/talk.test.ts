import { describe, expect, it } from 'vitest'
import { createTalk, type Talk, type TalkReply } from '../../../src/turn/talk.ts'
import type { InboundContent } from '../../../src/core/message.ts'
import { smallContent } from '../../support/small-content.ts'
import { typed, understandsIds } from '../../support/turns.ts'

const at = new Date('2026-11-25T03:00:00.000Z')
const newTalk = (): Talk => createTalk(smallContent(), understandsIds)
const say = (talk: Talk, content: InboundContent, conversation = 'a'): TalkReply =>
  talk.say({ conversation, content, at, channel: 'web' })

describe('createTalk', () => {
  it('answers in the shape of the command', () => {
    const reply = say(newTalk(), typed('pension.eligibility'))

    expect(reply).toEqual({
      intent: 'pension.eligibility',
      confidence: 0.9,
      reply: { text: expect.stringContaining('15 năm'), choices: expect.any(Array) },
      sources: [{ law: '41/2024/QH15', article: '64' }],
      state: 'bot',
      escalation: null,
      survey: null,
    })
  })

  it('keeps the intent of the running topic for a tap', () => {
    const talk = newTalk()
    say(talk, typed('pension.eligibility'))

    const reply = say(talk, { kind: 'choice', value: 'section:pension.eligibility#ho-so' })

    expect(reply).toMatchObject({ intent: 'pension.eligibility', confidence: 1 })
  })

  it('reports what happened in this turn, and only in it', () => {
    const talk = newTalk()

    const replies = ['pension.eligibility', 'act.thanks', '5', '1', 'tốt'].map((text) => say(talk, typed(text)))

    expect(replies.map((reply) => reply.survey)).toEqual([null, 'issued', 'answered', null, null])
    expect(replies.map((reply) => reply.state)).toEqual(['bot', 'closed', 'closed', 'closed', 'closed'])
    expect(replies[1]?.reply.choices.map((choice) => choice.value)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('reports an escalation with its topic, once', () => {
    const talk = newTalk()
    say(talk, typed('hi.card_lookup'))

    const [asked, waiting, cancelled] = [
      say(talk, { kind: 'choice', value: 'yes:human' }),
      say(talk, typed('pension.eligibility')),
      say(talk, { kind: 'choice', value: 'cancel-waiting' }),
    ]

    expect(asked).toMatchObject({ state: 'queued', escalation: { reason: 'asked', topic: 'hi' } })
    expect(waiting).toMatchObject({ state: 'queued', escalation: null, intent: 'pension.eligibility' })
    expect(cancelled).toMatchObject({ state: 'bot', escalation: null })
  })

  it('keeps conversations apart, as different citizens in one queue', () => {
    const talk = newTalk()

    const [first, second] = [say(talk, typed('act.human'), 'a'), say(talk, typed('act.human'), 'b')]
    const still = say(talk, typed('x'), 'a')

    expect(first.reply.text).toBe('queued 1')
    expect(second.reply.text).toBe('queued 2')
    expect(still.reply.text).toBe('waiting 1')
  })

  it('never says nothing', () => {
    const talk = newTalk()

    const replies = ['', ' ', '👍', '???', 'act.greet', 'pension.age', 'act.human', 'x'].map((text) =>
      say(talk, typed(text)),
    )

    expect(replies.filter((reply) => reply.reply.text.trim() === '')).toEqual([])
  })
})
