import type { Content } from '../content/content.ts'
import type { ArticleId, Day } from '../core/ids.ts'
import { inForceOn, type ArticleSection, type KnowledgeArticle, type LegalSource } from '../core/knowledge.ts'
import type { Choice, Citation } from '../core/message.ts'
import { citationLine, citationsOf } from './cite.ts'
import { fillFigures } from './fill-figures.ts'
import { articleOn, bestSection } from './find-articles.ts'

export type AnswerOutcome =
  | {
      readonly kind: 'answered'
      readonly article: ArticleId
      readonly text: string
      readonly citations: readonly Citation[]
      /** Further sections of the article, to be tapped. */
      readonly more: readonly Choice[]
    }
  /** No article in force, or a figure that is not certain on the day: nothing is stated. */
  | { readonly kind: 'unknown' }

/** A chat bubble that an old reader can take in; longer sections are offered as "xem thêm". */
const LONGEST_REPLY = 900
/** Left for the line with the law. */
const CITATION_ROOM = 150
const MOST_SECTIONS_OFFERED = 4

export interface Question {
  readonly article: ArticleId
  readonly text: string
  readonly day: Day
  /** Characters of the reply, at most; 900 where nothing else follows. */
  readonly room?: number
  /** A section that the citizen tapped. */
  readonly section?: string
}

/** The article's answer for the day in question, with the section that answers this question, and the law behind it. */
export function composeAnswer(content: Content, question: Question): AnswerOutcome {
  const article = articleOn(content, question.article, question.day)
  if (article === undefined || article.confidence === 'low') return { kind: 'unknown' }
  const tapped = article.sections.find((section) => section.id === question.section)
  const chosen = tapped ?? bestSection(article, question.text)
  const section = chosen === undefined ? [] : [`${chosen.title}:\n${chosen.body}`]
  const parts = tapped === undefined ? [article.lead, ...section] : section
  const longest = question.room ?? LONGEST_REPLY
  // The first answer always stays: a section alone may be about another case (a table for women, asked by a man).
  return compose(content, article, { day: question.day, parts, shown: chosen, longest })
}

interface Chosen {
  readonly day: Day
  readonly parts: readonly string[]
  readonly shown: ArticleSection | undefined
  readonly longest: number
}

function compose(content: Content, article: KnowledgeArticle, { day, parts, shown, longest }: Chosen): AnswerOutcome {
  const filled = parts.map((part) => fillFigures(part, content.parameters, day))
  const [first, second] = filled
  if (first === undefined) return { kind: 'unknown' }
  const basis: LegalSource[] = [...article.sources.filter((source) => isInForce(content, source, day)), ...first.basis]
  const lines = [first.text]
  const confirm = confirmLine(content, article)
  const room = longest - first.text.length - confirm.length - CITATION_ROOM
  const fits = second !== undefined && second.text.length + 2 <= room
  if (fits) {
    lines.push(second.text)
    basis.push(...second.basis)
  }
  const citations = citationsOf(basis)
  // On a day on which none of its laws is in force an article says nothing.
  if (citations.length === 0) return { kind: 'unknown' }
  if (confirm !== '') lines.push(confirm)
  lines.push(
    `${content.dialogue.texts['sources_prefix'] ?? 'Căn cứ:'} ${citationLine(citations, (law) => content.documents.get(law)?.title, shownOf(longest))}`,
  )
  return {
    kind: 'answered',
    article: article.id,
    text: lines.join('\n\n'),
    citations,
    more: moreSections(content, article, { day, shown: fits || parts.length === 1 ? shown : undefined }),
  }
}

/** Where two answers share a screen the law is named by one document. */
function shownOf(longest: number) {
  return longest < LONGEST_REPLY ? { documents: 1, articles: 2 } : { documents: 2, articles: 4 }
}

/** An article outlives a change of one of its documents; the day's answer cites only what was in force on it. */
function isInForce({ documents }: Content, source: LegalSource, day: Day): boolean {
  const document = documents.get(source.document)
  return document === undefined || inForceOn(document, day)
}

function confirmLine(content: Content, article: KnowledgeArticle): string {
  if (article.confidence !== 'medium' || article.confirmAt === undefined) return ''
  return `${content.dialogue.texts['confirm_prefix'] ?? 'Nên hỏi lại cho chắc:'} ${article.confirmAt}.`
}

/** Only sections that can be answered on the day: a tap must not lead to "I do not know". */
function moreSections(
  { parameters }: Content,
  article: KnowledgeArticle,
  { day, shown }: { readonly day: Day; readonly shown: ArticleSection | undefined },
): Choice[] {
  return article.sections
    .filter(({ id, body }) => id !== shown?.id && fillFigures(body, parameters, day) !== undefined)
    .slice(0, MOST_SECTIONS_OFFERED)
    .map((section) => ({ label: section.title, value: `section:${article.id}#${section.id}` }))
}
