/**
 * Repeatable numbers from 0 to below 1: the same seed gives the same published interval. Source: sfc32 of
 * C. Doty-Humphrey's PractRand, seeded with one word.
 */
export function seededRandom(seed: number): () => number {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  const next = (): number => {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return (result >>> 0) / 0x1_0000_0000
  }
  for (let warm = 0; warm < 16; warm += 1) next()
  return next
}
