import type { Citation } from '../core/message.ts'
import type { LegalSource } from '../core/knowledge.ts'

/** Sources as citations, each article once, in the order in which they were used. */
export function citationsOf(sources: readonly LegalSource[]): Citation[] {
  const seen = new Set<string>()
  const citations: Citation[] = []
  for (const { document, article, clause } of sources) {
    const key = `${document}|${article ?? ''}`
    if (seen.has(key)) continue
    seen.add(key)
    citations.push({ law: document, article: article ?? '', ...(clause === undefined ? {} : { clause }) })
  }
  return citations
}

/** With the laws that changed the cited ones: whoever looks the article up needs both. */
export function withAmendments(
  citations: readonly Citation[],
  documents: ReadonlyMap<string, NamedDocument>,
): readonly Citation[] {
  const amending = new Set(citations.flatMap(({ law }) => documents.get(law)?.amendedBy ?? []))
  return [
    ...citations,
    ...[...amending].filter((law) => !citations.some((one) => one.law === law)).map((law) => ({ law, article: '' })),
  ]
}

interface NamedDocument {
  readonly title?: string | undefined
  readonly amendedBy?: string | undefined
}

/** How much of it a chat bubble shows; all of it is kept with the message. */
interface ShownCitations {
  readonly documents: number
  readonly articles: number
}

/**
 * One entry for each document, as one says it: "Điều 64, 65 Luật Bảo hiểm xã hội (41/2024/QH15); Điều 3 Nghị định
 * 161/2026/NĐ-CP".
 */
export function citationLine(
  citations: readonly Citation[],
  documentOf: (law: string) => NamedDocument | undefined,
  shown: ShownCitations = { documents: 2, articles: 4 },
): string {
  const byLaw = new Map<string, string[]>()
  for (const { law, article } of citations) {
    byLaw.set(law, [...(byLaw.get(law) ?? []), ...(article === '' ? [] : [article])])
  }
  const amending = new Set([...byLaw.keys()].map((law) => documentOf(law)?.amendedBy))
  return [...byLaw]
    .filter(([law, articles]) => articles.length > 0 || !amending.has(law))
    .slice(0, shown.documents)
    .map(([law, articles]) => {
      const name = documentName(law, documentOf(law))
      if (articles.length === 0) return name
      return `Điều ${articles.slice(0, shown.articles).join(', ')}${name === law ? ',' : ''} ${name}`
    })
    .join('; ')
}

/** The kind of a document as its number tells it. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\/NĐ-CP$/, 'Nghị định'],
  [/\/TT-/, 'Thông tư'],
  [/\/QĐ-/, 'Quyết định'],
  [/\/VBHN-/, 'Văn bản hợp nhất'],
]

/** A law's title is short and known; a decree's is a sentence, so its kind and number name it. */
function documentName(law: string, { title, amendedBy }: NamedDocument = {}): string {
  const amended = amendedBy === undefined ? '' : `, sửa đổi bởi ${amendedBy}`
  if (title !== undefined && /^(?:Bộ luật|Luật)/.test(title) && title.length <= LONGEST_TITLE)
    return `${title} (${law}${amended})`
  const kind = kinds.find(([pattern]) => pattern.test(law))?.[1]
  return kind === undefined ? law : `${kind} ${law}`
}

const LONGEST_TITLE = 60
