import { combine, contradiction } from './combine.ts'
import type { Gazetteer } from './gazetteer.ts'
import { noPlace, type PlaceResolution } from './place.ts'
import { scan } from './scan.ts'
import { similarPlace } from './similar.ts'
import type { Span, Typed } from './span.ts'
import { tokenise } from './tokens.ts'

/** The answer to "where?": a place, typed somehow, also within a sentence. Never throws; certain or it asks. */
export function resolvePlace(text: string, gazetteer: Gazetteer): PlaceResolution {
  const tokens = tokenise(text)
  const typed: Typed = { tokens, accented: tokens.some(({ plain }) => !plain), kind: 'place' }
  const spans = scan(typed, gazetteer)
  if (spans.length === 0) return similarPlace(typed, gazetteer)
  return combine(spans, gazetteer) ?? withoutDoubtful(spans, gazetteer)
}

/** Names that contradict each other: those that nothing marks as a place give way; if that does not help, ask. */
function withoutDoubtful(spans: readonly Span[], gazetteer: Gazetteer): PlaceResolution {
  const marked = spans.filter(({ type, isProvince }) => type !== undefined || isProvince)
  const agreed = marked.length < spans.length && marked.length > 0 ? combine(marked, gazetteer) : undefined
  if (agreed !== undefined) return agreed
  const each = (marked.length > 0 ? marked : spans).map((span) => combine([span], gazetteer) ?? noPlace)
  return contradiction(each, gazetteer)
}
