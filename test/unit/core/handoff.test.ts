import { describe, expect, it } from 'vitest'
import { canChangeStatus } from '../../../src/core/handoff.ts'

const statuses = ['waiting', 'assigned', 'resolved', 'expired', 'cancelled'] as const

describe('canChangeStatus', () => {
  it.each([
    ['waiting', ['assigned', 'resolved', 'expired', 'cancelled']],
    ['assigned', ['waiting', 'resolved', 'cancelled']],
    ['resolved', []],
    ['expired', []],
    ['cancelled', []],
  ] as const)('lets %s become only %j', (from, expected) => {
    const allowed = statuses.filter((to) => canChangeStatus(from, to))

    expect(allowed).toEqual(statuses.filter((status) => expected.some((other) => other === status)))
  })
})
