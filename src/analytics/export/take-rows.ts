import type { RatingRecord } from './rating-records.ts'

/** Hands out the rows of one stream in portions: each call goes on where the last one ended. */
export function takeRows(
  pages: AsyncIterable<readonly RatingRecord[]>,
): (limit: number) => AsyncGenerator<readonly RatingRecord[]> {
  const reader = pages[Symbol.asyncIterator]()
  let rest: readonly RatingRecord[] = []
  return async function* take(limit) {
    let left = limit
    try {
      while (left > 0) {
        if (rest.length === 0) {
          const next = await reader.next()
          if (next.done === true) return
          rest = next.value
        }
        const page = rest.slice(0, left)
        rest = rest.slice(left)
        left -= page.length
        yield page
      }
    } finally {
      // Given up in the middle: nothing more is wanted of the source.
      if (left > 0) await reader.return?.()
    }
  }
}
