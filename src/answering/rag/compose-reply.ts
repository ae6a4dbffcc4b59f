import type { Content } from '../../content/content.ts'
import type { AnswererOutcome } from '../answerer.ts'
import { citationLine, citationsOf } from '../cite.ts'
import type { Passage } from '../find-passages.ts'
import type { Sentence } from './read-reply.ts'

/** Verified sentences with what an article's answer has too: where to confirm, and the law behind it. */
export function composeReply(
  sentences: readonly Sentence[],
  passages: readonly Passage[],
  { dialogue, documents }: Content,
): AnswererOutcome {
  const used = passages.filter((_, index) => sentences.some(({ passage }) => passage === index + 1))
  const citations = citationsOf(used.flatMap(({ sources }) => sources))
  const confirmAt = used.map(({ article }) => (article.confidence === 'medium' ? article.confirmAt : undefined))
  const confirm = confirmAt.find((place) => place !== undefined)
  const lines = [
    sentences.map(({ text }) => text).join(' '),
    ...(confirm === undefined ? [] : [`${dialogue.texts['confirm_prefix'] ?? 'Nên hỏi lại cho chắc:'} ${confirm}.`]),
    `${dialogue.texts['sources_prefix'] ?? 'Căn cứ:'} ${citationLine(citations, (law) => documents.get(law))}`,
  ]
  return { kind: 'answered', text: lines.join('\n\n'), citations }
}
