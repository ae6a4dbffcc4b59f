import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../../src/core/conversation.ts'
import type { IntentMatch } from '../../../src/core/intent.ts'
import { inContext } from '../../../src/dialogue/in-context.ts'
import { content } from '../../support/workers.ts'
import { conversationOf, someone } from '../../support/samples.ts'

const after = (intent: string): Conversation => conversationOf(someone(), { intent })

function match(intent: string, confidence: number): IntentMatch {
  return { intent, confidence, runnersUp: [], slots: {}, entities: [], by: 'local' }
}

/** Understands the papers of whatever topic is named. */
function read(text: string): IntentMatch {
  return text.includes('thai sản') ? match('maternity.procedure', 0.97) : match('lump_sum.procedure', 0.53)
}

function within(text: string, conversation: Conversation, literal = match('lump_sum.procedure', 0.53)): string {
  return inContext(content, conversation, { text, match: literal, understand: read }).intent
}

describe('a short question', () => {
  it('is about the topic of the last answer', () => {
    expect(within('hồ sơ gồm gì?', after('maternity.amount'))).toBe('maternity.procedure')
  })

  it('is read by itself in a new conversation', () => {
    expect(within('hồ sơ gồm gì?', conversationOf(someone()))).toBe('lump_sum.procedure')
  })

  it('that is certain by itself changes the topic', () => {
    expect(within('rút một lần cần gì', after('maternity.amount'), match('lump_sum.procedure', 0.98))).toBe(
      'lump_sum.procedure',
    )
  })

  it('stays an act', () => {
    expect(within('gặp nhân viên', after('maternity.amount'), match('act.human', 0.7))).toBe('act.human')
  })

  it('keeps its reading where the topic does not make it certain', () => {
    expect(within('hồ sơ gồm gì?', after('pension.amount'))).toBe('lump_sum.procedure')
  })
})

it('leaves a long message alone', () => {
  const long = 'tôi muốn hỏi là hồ sơ của tôi đã nộp từ tháng trước mà nay chưa thấy gì thì phải làm sao ạ'

  expect(within(long, after('maternity.amount'))).toBe('lump_sum.procedure')
})
