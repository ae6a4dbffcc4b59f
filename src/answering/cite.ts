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

/** How many a chat shows; all of them are kept with the message. */
const SHOWN = 3

/** "Điều 64 (41/2024/QH15); Điều 3 (161/2026/NĐ-CP)". */
export function citationLine(citations: readonly Citation[]): string {
  return citations
    .slice(0, SHOWN)
    .map(({ law, article }) => (article === '' ? law : `Điều ${article}, ${law}`))
    .join('; ')
}
