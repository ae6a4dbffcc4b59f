import { describe, expect, it } from 'vitest'
import { checkAreas } from '../../../../src/analytics/statistics/areas.ts'

describe('checkAreas', () => {
  it.each([
    ['no areas', [], 'areas'],
    [
      'more persons with the signal than persons',
      [
        { x: 1, n: 1 },
        { x: 3, n: 2 },
      ],
      'areas.1.x',
    ],
    ['an area without persons', [{ x: 0, n: 0 }], 'areas.0.n'],
    ['half a person', [{ x: 0.5, n: 2 }], 'areas.0.x'],
  ] as const)('refuses %s', (_name, areas, field) => {
    expect(() => checkAreas(areas)).toThrow(expect.objectContaining({ field }))
  })
})
