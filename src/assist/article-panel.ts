import { citationLine, citationsOf, withAmendments } from '../answering/cite.ts'
import { fillFigures } from '../answering/fill-figures.ts'
import { articleOn } from '../answering/find-articles.ts'
import type { Content } from '../content/content.ts'
import type { ArticleId, Day } from '../core/ids.ts'
import { inForceOn } from '../core/knowledge.ts'
import type { Citation } from '../core/message.ts'

export interface NamedCitation extends Citation {
  /** As one says it: "Điều 64 Luật Bảo hiểm xã hội (41/2024/QH15)". */
  readonly text: string
}

export interface ArticlePanel {
  readonly id: ArticleId
  readonly title: string
  readonly text: string
  readonly citations: readonly NamedCitation[]
  /** Why an officer should not rely on it alone. */
  readonly caution?: string
  /** Parts whose figures are not certain on the day: left out of the text. */
  readonly leftOut: readonly string[]
}

/** The whole article for the side panel: all its parts with the figures of the day, and the law behind it. */
export function articlePanel(content: Content, id: ArticleId, day: Day): ArticlePanel | undefined {
  const article = articleOn(content, id, day)
  if (article === undefined) return undefined
  const parts = [
    { title: article.title, text: article.lead },
    ...article.sections.map(({ title, body }) => ({ title, text: `${title}:\n${body}` })),
  ].map((part) => ({ ...part, filled: fillFigures(part.text, content.parameters, day) }))
  const stated = parts.flatMap(({ filled }) => filled ?? [])
  const sources = article.sources.filter(({ document }) => {
    const known = content.documents.get(document)
    return known === undefined || inForceOn(known, day)
  })
  const citations = withAmendments(
    citationsOf([...sources, ...stated.flatMap(({ basis }) => basis)]),
    content.documents,
  )
  const caution = cautionOf(article)
  return {
    id,
    title: article.title,
    text: stated.map(({ text }) => text).join('\n\n'),
    citations: namedCitations(content, citations),
    leftOut: parts.filter(({ filled }) => filled === undefined).map(({ title }) => title),
    ...(caution === undefined ? {} : { caution }),
  }
}

export function namedCitations({ documents }: Content, citations: readonly Citation[]): NamedCitation[] {
  return citations.map((citation) => {
    const line = citationLine([citation], (law) => documents.get(law))
    const clause = citation.clause === undefined ? '' : `khoản ${citation.clause} `
    return { ...citation, text: `${clause}${line}`.trim() || citation.law }
  })
}

function cautionOf({ confidence, confirmAt }: { confidence: string; confirmAt?: string }): string | undefined {
  if (confidence === 'low') return 'Bài này chưa được kiểm chứng đủ: trợ lý không dùng để trả lời công dân.'
  return confirmAt === undefined ? undefined : `Nên hỏi lại cho chắc: ${confirmAt}.`
}
