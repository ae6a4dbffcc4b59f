import { describe, expect, it } from 'vitest'
import { decideMatch, decideTopic } from '../../../src/dialogue/decide.ts'
import { conversationOf, matchOf } from '../../support/conversations.ts'
import { smallContent } from '../../support/small-content.ts'

const content = smallContent()
const fresh = conversationOf()

describe('decideMatch on a topic', () => {
  it('answers what is understood', () => {
    const decision = decideMatch(content, fresh, matchOf('pension.eligibility'))

    expect(decision).toEqual({ kind: 'answer', intent: 'pension.eligibility', article: 'pension.eligibility' })
  })

  it('answers from exactly the threshold on', () => {
    expect(decideMatch(content, fresh, matchOf('pension.eligibility', 0.55)).kind).toBe('answer')
    expect(decideMatch(content, fresh, matchOf('pension.eligibility', 0.54, [['pension.age', 0.2]])).kind).toBe(
      'clarify',
    )
  })

  it('offers a person where the topic is known but no article is', () => {
    const decision = decideMatch(content, fresh, matchOf('hi.card_lookup'))

    expect(decision).toEqual({ kind: 'no-article', intent: 'hi.card_lookup', reason: 'own_record' })
  })

  it('asks back in citizens’ words, best first, without acts, at most three', () => {
    const others: [string, number][] = [
      ['act.greet', 0.2],
      ['pension.age', 0.1],
      ['hi.card_lookup', 0.05],
      ['survivor.benefit', 0.02],
    ]

    const decision = decideMatch(content, fresh, matchOf('pension.eligibility', 0.4, others))

    expect(decision).toEqual({
      kind: 'clarify',
      choices: [
        { label: 'Điều kiện hưởng lương hưu', value: 'intent:pension.eligibility' },
        { label: 'Tuổi nghỉ hưu', value: 'intent:pension.age' },
        { label: 'Tra cứu thẻ BHYT', value: 'intent:hi.card_lookup' },
      ],
    })
  })

  it('asks back within the topic where no question of it is likely, but the topic is', () => {
    const decision = decideMatch(
      content,
      fresh,
      matchOf('pension.eligibility', 0.2, [
        ['hi.card_lookup', 0.15],
        ['pension.age', 0.12],
      ]),
    )

    expect(decision).toEqual({
      kind: 'clarify',
      choices: [
        { label: 'Điều kiện hưởng lương hưu', value: 'intent:pension.eligibility' },
        { label: 'Tuổi nghỉ hưu', value: 'intent:pension.age' },
      ],
    })
  })

  it.each([
    ['only one topic is likely', matchOf('pension.eligibility', 0.4, [['act.greet', 0.3]])],
    ['nothing is likely', matchOf('pension.eligibility', 0.29, [['hi.card_lookup', 0.2]])],
    ['one topic is likely, but only one question of it', matchOf('pension.eligibility', 0.29)],
    ['the intent is unknown', matchOf('pension.unheard_of', 0.99)],
    ['out of scope is only likely', matchOf('out_of_scope', 0.4)],
  ])('says that it did not understand where %s', (_name, match) => {
    expect(decideMatch(content, fresh, match)).toEqual({ kind: 'misunderstood', outOfScope: false })
  })

  it('says what it does not cover where that is certain', () => {
    expect(decideMatch(content, fresh, matchOf('out_of_scope'))).toEqual({ kind: 'misunderstood', outOfScope: true })
  })
})

describe('decideMatch on an act', () => {
  it.each([
    ['act.human', { kind: 'handoff', reason: 'asked' }],
    ['act.distress', { kind: 'handoff', reason: 'distress' }],
    ['act.repeat', { kind: 'repeat' }],
    ['act.abuse', { kind: 'abuse' }],
    ['act.greet', { kind: 'say', text: 'greet' }],
    ['act.bot', { kind: 'say', text: 'bot' }],
    ['act.affirm', { kind: 'say', text: 'affirm_none' }],
    ['act.deny', { kind: 'say', text: 'deny_none' }],
    ['act.cancel', { kind: 'say', text: 'cancelled' }],
    ['act.privacy', { kind: 'say', text: 'privacy', offerHuman: true }],
  ])('decides %s', (intent, decision) => {
    expect(decideMatch(content, fresh, matchOf(intent))).toEqual(decision)
  })

  it.each(['thanks', 'goodbye'])('closes on %s only after a service', (act) => {
    const match = matchOf(`act.${act}`)

    expect(decideMatch(content, fresh, match)).toEqual({ kind: 'say', text: act })
    expect(decideMatch(content, conversationOf({}, { answered: true }), match)).toEqual({ kind: 'close', text: act })
    expect(decideMatch(content, conversationOf({}, { servedByStaff: true }), match)).toEqual({
      kind: 'close',
      text: act,
    })
  })

  it('takes a "yes" after the offer of a person for a yes to that', () => {
    const offered = conversationOf(
      {},
      {
        choices: [
          { label: 'Gặp nhân viên', value: 'yes:human' },
          { label: 'Không', value: 'no' },
        ],
      },
    )

    expect(decideMatch(content, offered, matchOf('act.affirm'))).toEqual({ kind: 'handoff', reason: 'asked' })
  })

  it('takes a "yes" after an answer for "show me more"', () => {
    const choices = [{ label: 'Hồ sơ', value: 'section:pension.eligibility#ho-so' }]

    expect(decideMatch(content, conversationOf({}, { choices }), matchOf('act.affirm'))).toEqual({
      kind: 'more',
      choices,
    })
  })
})

describe('decideTopic', () => {
  it('keeps the section that was tapped', () => {
    expect(decideTopic(content, 'pension.eligibility', 'ho-so')).toMatchObject({ kind: 'answer', section: 'ho-so' })
  })

  it.each(['act.greet', 'nothing'])('answers nothing about %s', (id) => {
    expect(decideTopic(content, id)).toEqual({ kind: 'misunderstood', outOfScope: false })
  })
})
