import type { Content } from '../content/content.ts'
import type { Day } from '../core/ids.ts'
import type { Choice } from '../core/message.ts'
import { createFindPassages, type FindPassages } from './find-passages.ts'

const MOST_SUGGESTED = 3

/**
 * What the words of a question that no intent is certain of are found in, across all articles: choices to tap, one for
 * each article. They are asked about, never stated: words shared are not yet a question understood.
 */
export function suggestSections(content: Content, question: string, day: Day): Choice[] {
  const seen = new Map<string, Choice>()
  for (const { article, section } of findersOf(content)(question, day)) {
    if (seen.has(article.id) || seen.size === MOST_SUGGESTED) continue
    const title = content.intents.get(article.id)?.title ?? article.title
    const label = section === undefined ? title : `${title}: ${section.title}`
    const value = section === undefined ? `intent:${article.id}` : `section:${article.id}#${section.id}`
    seen.set(article.id, { label, value })
  }
  return [...seen.values()]
}

/** The index of a content is built once, at the first such question. */
const finders = new WeakMap<Content, FindPassages>()

function findersOf(content: Content): FindPassages {
  const known = finders.get(content)
  if (known !== undefined) return known
  const finder = createFindPassages(content)
  finders.set(content, finder)
  return finder
}
