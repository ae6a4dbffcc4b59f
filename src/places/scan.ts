import type { Gazetteer } from './gazetteer.ts'
import type { Span, Typed } from './span.ts'
import { spansAt } from './spans-at.ts'

/**
 * The places named in a text, left to right, not overlapping: the choice that explains most of the words. One pass from
 * the right; at each word at most the longest name's number of look-ups.
 */
export function scan(typed: Typed, gazetteer: Gazetteer): Span[] {
  const count = typed.tokens.length
  const best = new Float64Array(count + 1)
  const taken: (Span | undefined)[] = Array.from({ length: count })
  for (let at = count - 1; at >= 0; at--) {
    best[at] = best[at + 1] ?? 0
    for (const span of spansAt(typed, at, gazetteer)) {
      const score = scoreOf(span, typed) + (best[span.end] ?? 0)
      if (score <= (best[at] ?? 0)) continue
      best[at] = score
      taken[at] = span
    }
  }
  const spans: Span[] = []
  for (let at = 0; at < count;) {
    const span = taken[at]
    if (span === undefined) at++
    else {
      spans.push(span)
      at = span.end
    }
  }
  return spans
}

/**
 * Words explained, then trust; one long name before two short ones ("Xã Đông Tiên Hưng"). In free text a doubtful
 * reading never takes words from a sure one.
 */
function scoreOf(span: Span, { kind }: Typed): number {
  const words = span.end - span.start
  const score = words * 10 + (span.fits ? 4 : 0) + (span.exact ? 2 : 0) + (span.isProvince ? 3 : 0) - 5
  return kind === 'free' && !span.sure ? score / 10 : score
}
