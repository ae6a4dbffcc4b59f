import type { Content } from '../content/content.ts'
import type { ArticleId, Day } from '../core/ids.ts'
import { inForceOn, type ArticleSection, type KnowledgeArticle, type LegalSource } from '../core/knowledge.ts'
import type { Choice, Citation } from '../core/message.ts'
import { citationLine, citationsOf, withAmendments } from './cite.ts'
import { currentOnly } from './current-only.ts'
import { fillFigures } from './fill-figures.ts'
import { articleOn, sectionsFor } from './find-articles.ts'

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
const MOST_SECTIONS_SHOWN = 2
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

/** The article's answer for the day in question, with the sections that answer this question, and the law behind it. */
export function composeAnswer(content: Content, question: Question): AnswerOutcome {
  const { day } = question
  const article = articleOn(content, question.article, day)
  if (article === undefined || article.confidence === 'low') return { kind: 'unknown' }
  const tapped = article.sections.find((section) => section.id === question.section)
  const longest = question.room ?? LONGEST_REPLY
  if (tapped !== undefined) return compose(content, article, { day, shown: [tapped], withLead: false, longest })
  // The first answer always stays: a section alone may be about another case (a table for women, asked by a man).
  const asked = { question: question.text, parameters: content.parameters, day }
  const found = sectionsFor(content, article, question.text)
    .slice(0, MOST_SECTIONS_SHOWN)
    .map((section) => ({ ...section, body: currentOnly(section.body, asked) }))
  const fewer = [...found.keys()].map((count) => found.slice(0, found.length - count))
  const chosen = [...fewer, ...found.slice(1).map((section) => [section])]
  for (const shown of chosen) {
    const outcome = compose(content, article, { day, shown, withLead: true, longest })
    if (outcome.kind === 'answered' && outcome.text.length <= longest) return outcome
  }
  return compose(content, article, { day, shown: [], withLead: true, longest })
}

interface Chosen {
  readonly day: Day
  readonly shown: readonly ArticleSection[]
  readonly withLead: boolean
  readonly longest: number
}

function compose(
  content: Content,
  article: KnowledgeArticle,
  { day, shown, withLead, longest }: Chosen,
): AnswerOutcome {
  const parts = [...(withLead ? [article.lead] : []), ...shown.map(({ title, body }) => `${title}:\n${body}`)]
  const filled = parts.flatMap((part) => fillFigures(part, content.parameters, day) ?? [])
  // A figure that is not certain on the day: nothing is said of it, nor half of it.
  if (filled.length < parts.length) return { kind: 'unknown' }
  const inForce = article.sources.filter((source) => isInForce(content, source, day))
  const citations = withAmendments(
    citationsOf([...inForce, ...filled.flatMap(({ basis }) => basis)]),
    content.documents,
  )
  // On a day on which none of its laws is in force an article says nothing.
  if (citations.length === 0) return { kind: 'unknown' }
  const law = citationLine(citations, (number) => content.documents.get(number), shownOf(longest))
  const lines = [
    ...filled.map(({ text }) => text),
    confirmLine(content, article),
    `${content.dialogue.texts['sources_prefix'] ?? 'Căn cứ:'} ${law}`,
  ]
  return {
    kind: 'answered',
    article: article.id,
    text: lines.filter(Boolean).join('\n\n'),
    citations,
    more: moreSections(content, article, { day, shown }),
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
  { day, shown }: { readonly day: Day; readonly shown: readonly ArticleSection[] },
): Choice[] {
  return article.sections
    .filter(
      (section) =>
        !shown.some(({ id }) => id === section.id) && fillFigures(section.body, parameters, day) !== undefined,
    )
    .slice(0, MOST_SECTIONS_OFFERED)
    .map((section) => ({ label: section.title, value: `section:${article.id}#${section.id}` }))
}
