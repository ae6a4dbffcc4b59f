import { describe, expect, it } from 'vitest'
import { emojiAct } from '../../../src/dialogue/emoji-act.ts'

describe('emojiAct', () => {
  it.each([
    ['👍', 'act.affirm'],
    ['👍🏽👍🏽', 'act.affirm'],
    ['👌 ✅', 'act.affirm'],
    ['🙏🙏🙏', 'act.thanks'],
    ['❤️', 'act.thanks'],
    ['❤', 'act.thanks'],
    ['🥰 🌹', 'act.thanks'],
    ['👎', 'act.deny'],
    ['❌', 'act.deny'],
    ['🙅🏻', 'act.deny'],
    ['???', 'act.repeat'],
    ['？', 'act.repeat'],
  ])('reads %j', (text, act) => {
    expect(emojiAct(text)).toBe(act)
  })

  it.each(['', '  ', '👍 cảm ơn', 'ok', '👍👎', '🐱', '!', '1'])('leaves %j to the classifier', (text) => {
    expect(emojiAct(text)).toBeUndefined()
  })
})
