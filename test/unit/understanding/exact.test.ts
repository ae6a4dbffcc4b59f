import { describe, expect, it } from 'vitest'
import { buildExactIndex, findExact } from '../../../src/understanding/exact.ts'
import { normalise } from '../../../src/understanding/normalise.ts'

const lexicon = new Map([['ko', 'không']])
const index = buildExactIndex(
  [
    { text: 'Thẻ còn hạn không?', label: 0 },
    { text: 'bán nhà', label: 1 },
    { text: 'bạn nhà', label: 2 },
    { text: 'cả hai', label: 0 },
    { text: 'cả hai', label: 1 },
    { text: '...', label: 3 },
  ],
  lexicon,
)
const find = (text: string): number | undefined => findExact(text, normalise(text, lexicon), index)

describe('findExact', () => {
  it.each([
    ['thẻ còn hạn ko', 0],
    ['THE CON HAN KHONG!!', 0],
    ['bán nhà', 1],
    ['bạn nhà', 2],
    [' ... ', 3],
  ])('knows the line in %j', (text, label) => {
    const found = find(text)

    expect(found).toBe(label)
  })

  it.each(['ban nha', 'cả hai', 'thẻ còn hạn', '', '..'])('leaves %j to the classifier', (text) => {
    const found = find(text)

    expect(found).toBeUndefined()
  })
})
