import type { Instrument } from '../content/instrument.ts'
import { fold, tokens } from '../core/vietnamese.ts'

/** Words around the wish: "thôi", "nhé", "cho tôi". A longer text says something else as well. */
const MOST_WORDS_MORE = 4

/** "Đừng hỏi đánh giá nữa", also without accents. */
export function refusesRating({ refusals }: Pick<Instrument, 'refusals'>, text: string): boolean {
  const said = tokens(fold(text))
  return refusals.some((refusal) => {
    const words = tokens(fold(refusal))
    return said.length <= words.length + MOST_WORDS_MORE && ` ${said.join(' ')} `.includes(` ${words.join(' ')} `)
  })
}
