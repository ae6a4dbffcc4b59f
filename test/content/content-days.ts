import { readFileSync } from 'node:fs'
import { checkContent } from '../../src/content/load-content.ts'
import type { Content } from '../../src/content/content.ts'
import type { KnowledgeArticle } from '../../src/core/knowledge.ts'
import { placeholders } from '../../src/content/placeholders.ts'
import { projectRoot } from '../../src/root.ts'

/** The day on which the articles were reviewed last: what they say is checked as of it, not as of the machine's clock. */
export const REVIEWED_ON = '2026-11-25'

export const checked = checkContent(projectRoot, REVIEWED_ON)

export function contentOf(): Content {
  if (checked.content === undefined) throw new Error('the content cannot be read')
  return checked.content
}

/** Days within the article's period on which one of its figures changes, with its first day and the day of review. */
export function daysOf(content: Content, article: KnowledgeArticle): string[] {
  const { inForceFrom: from, inForceUntil: until = REVIEWED_ON } = article
  const text = [article.lead, ...article.sections.map((section) => section.body)].join('\n')
  const changes = placeholders(text).flatMap(({ name }) => changesOf(content, name))
  const last = until < REVIEWED_ON ? until : REVIEWED_ON
  return [...new Set([from, last, ...changes])].filter((day) => day >= from && day <= last).toSorted()
}

function changesOf({ parameters }: Pick<Content, 'parameters'>, name: string): string[] {
  const parameter = parameters.get(name)
  if (parameter === undefined) return []
  if ('derived' in parameter) return changesOf({ parameters }, parameter.derived.of)
  return parameter.values.flatMap((value) => (value.until === undefined ? [value.from] : [value.from, value.until]))
}

export function taxonomyIds(): string[] {
  const parsed: unknown = JSON.parse(readFileSync(new URL('taxonomy-ids.json', import.meta.url), 'utf8'))
  return Array.isArray(parsed) ? parsed.map(String) : []
}
