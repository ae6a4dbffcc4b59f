import type { Content } from '../content/content.ts'
import type { ArticleId, Day } from '../core/ids.ts'
import { inForceOn, type ArticleSection, type KnowledgeArticle } from '../core/knowledge.ts'
import { readPassages } from './find-passages.ts'
import { fitOf, readAhead } from './section-index.ts'

/** The variant in force on the day in question; undefined where none is: then nothing is stated. */
export function articleOn(content: Content, id: ArticleId, day: Day): KnowledgeArticle | undefined {
  return content.articles.get(id)?.find((article) => inForceOn(article, day))
}

/**
 * The sections that answer this question, best first; none where the article's first answer fits as well. A second one
 * comes along where it fits nearly as well: which of two is meant is then the citizen's to see.
 */
export function sectionsFor(content: Content, article: KnowledgeArticle, question: string): readonly ArticleSection[] {
  const [general = 0, ...fits] = fitOf(content, article, question)
  const ranked = article.sections
    .map((section, index) => ({ section, fit: fits[index] ?? 0 }))
    .toSorted((a, b) => b.fit - a.fit)
  const best = ranked[0]?.fit ?? 0
  if (best < ENOUGH || best <= general) return []
  return ranked.filter(({ fit }) => fit >= NEAR_BEST * best).map(({ section }) => section)
}

/** Below it no section has to do with the question. */
const ENOUGH = 0.8
/** Share of the best fit from which a second section is shown as well. */
const NEAR_BEST = 0.8

/** The one that fits best. */
export function bestSection(content: Content, article: KnowledgeArticle, question: string): ArticleSection | undefined {
  return sectionsFor(content, article, question)[0]
}

/** Reads the articles' sections ahead, with a pause after each, so that no citizen waits for it. A second in all. */
export async function prepareSections(content: Content): Promise<void> {
  for (const article of [...content.articles.values()].flat()) {
    readAhead(content, article)
    await new Promise((resolve) => setImmediate(resolve))
    readPassages(article)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
