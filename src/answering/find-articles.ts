import type { Content } from '../content/content.ts'
import type { ArticleId, Day } from '../core/ids.ts'
import { inForceOn, type ArticleSection, type KnowledgeArticle } from '../core/knowledge.ts'
import { fold, tokens } from '../core/vietnamese.ts'

/** The variant in force on the day in question; undefined where none is: then nothing is stated. */
export function articleOn(content: Content, id: ArticleId, day: Day): KnowledgeArticle | undefined {
  return content.articles.get(id)?.find((article) => inForceOn(article, day))
}

/**
 * The section whose questions and title share most with this question, or undefined where none shares enough: then the
 * article's first answer stands alone.
 */
export function bestSection(article: KnowledgeArticle, question: string): ArticleSection | undefined {
  const asked = grams(question)
  if (asked.size === 0) return undefined
  const general = Math.max(0, ...article.questions.map((line) => overlap(asked, grams(line))))
  let best: ArticleSection | undefined
  let bestScore = ENOUGH
  for (const section of article.sections) {
    const score = Math.max(...[section.title, ...section.questions].map((line) => overlap(asked, grams(line))))
    if (score > bestScore && score > general) {
      best = section
      bestScore = score
    }
  }
  return best
}

/** Dice similarity of syllables and syllable pairs without accents; set on the articles' own questions. */
const ENOUGH = 0.35

function grams(text: string): Set<string> {
  const words = tokens(fold(text))
  return new Set([...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)])
}

function overlap(a: Set<string>, b: Set<string>): number {
  let shared = 0
  for (const gram of a) if (b.has(gram)) shared++
  return (2 * shared) / (a.size + b.size)
}
