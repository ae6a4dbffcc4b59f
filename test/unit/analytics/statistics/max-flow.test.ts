import { describe, expect, it } from 'vitest'
import { maxFlow } from '../../../../src/analytics/statistics/max-flow.ts'

describe('maxFlow', () => {
  it('takes back what an earlier path gave away', () => {
    const edges = [
      { from: 0, to: 1, capacity: 1 },
      { from: 0, to: 2, capacity: 1 },
      { from: 1, to: 2, capacity: 1 },
      { from: 1, to: 3, capacity: 1 },
      { from: 2, to: 3, capacity: 1 },
    ]

    expect(maxFlow(edges, 0, 3).total).toBe(2)
  })

  it('ends at the most that is asked for, and without limits has none', () => {
    const edges = [{ from: 0, to: 1, capacity: Infinity }]

    expect(maxFlow(edges, 0, 1, 5).total).toBe(5)
    expect(maxFlow(edges, 0, 1).total).toBe(Infinity)
  })
})
