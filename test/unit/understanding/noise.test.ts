import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addNoise } from '../../../src/understanding/noise.ts'
import { createRandom } from '../../../src/understanding/random.ts'

const text = 'nghỉ việc rồi thì làm thủ tục hưởng bảo hiểm thất nghiệp ở đâu'

describe('addNoise', () => {
  it('repeats itself for one seed and differs for another', () => {
    const [first, again, other] = [3, 3, 4].map((seed) => addNoise(text, createRandom(seed)))

    expect(first).toBe(again)
    expect(first).not.toBe(other)
  })

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (anything, seed) => {
        const noised = addNoise(anything, createRandom(seed))

        expect(noised.length).toBeLessThanOrEqual(anything.length * 3 + 10)
      }),
    )
  })
})
