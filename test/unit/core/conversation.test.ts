import { describe, expect, it } from 'vitest'
import { canChangeMode } from '../../../src/core/conversation.ts'

const modes = ['bot', 'waiting-for-staff', 'with-staff', 'rating', 'closed'] as const

describe('canChangeMode', () => {
  it.each(modes)('lets %s stay what it is', (mode) => {
    expect(canChangeMode(mode, mode)).toBe(true)
  })

  it.each([
    ['bot', 'waiting-for-staff'],
    ['waiting-for-staff', 'with-staff'],
    ['waiting-for-staff', 'bot'],
    ['with-staff', 'closed'],
    ['closed', 'bot'],
    ['closed', 'rating'],
    ['rating', 'bot'],
    ['rating', 'closed'],
  ] as const)('lets %s become %s', (from, to) => {
    expect(canChangeMode(from, to)).toBe(true)
  })

  it('leaves no mode without a way to its end', () => {
    const stuck = modes.filter((mode) => !canChangeMode(mode, 'closed'))

    expect(stuck).toEqual([])
  })
})
