import { formatParameter, parameterOn } from '../entitlements/parameters.ts'
import { inForceOn } from '../core/knowledge.ts'
import { placeholders } from './placeholders.ts'
import type { ContentProblem } from './content.ts'
import type { ContentToCheck } from './content-to-check.ts'
import type { LoadedArticle } from './load-articles.ts'

const MAX_LEAD_WORDS = 60
const MAX_SECTION_CHARACTERS = 700

export function checkArticle(loaded: LoadedArticle, all: ContentToCheck, problems: ContentProblem[]): void {
  const { article, file, lineOf } = loaded
  const { content, today } = all
  const problem = (level: ContentProblem['level'], field: string, message: string): ContentProblem => {
    return { level, file, line: lineOf(field.split('.')) ?? 1, field, message }
  }
  const report = (...parts: Parameters<typeof problem>): void => void problems.push(problem(...parts))
  const expected = `knowledge/${article.topic}/${article.id}`
  if (file !== `${expected}.md` && !file.startsWith(`${expected}@`)) report('error', 'id', `belongs in ${expected}.md`)
  if (article.confidence === 'medium' && article.confirmAt === undefined) {
    report('error', 'confirmAt', 'a medium confidence says where to confirm')
  }
  if (article.reviewAgainOn < today) report('warning', 'reviewAgainOn', `is past its review date`)
  if (article.reviewedOn > article.reviewAgainOn) report('error', 'reviewAgainOn', 'lies before reviewedOn')
  if (article.inForceUntil !== undefined && article.inForceUntil < article.inForceFrom) {
    report('error', 'inForceUntil', 'lies before inForceFrom')
  }
  const words = article.lead.split(/\s+/).length
  if (words > MAX_LEAD_WORDS) report('error', '', `the first answer has ${words} words; at most ${MAX_LEAD_WORDS}`)
  for (const section of article.sections) {
    if (section.body.length <= MAX_SECTION_CHARACTERS) continue
    report('error', 'sections', `section {#${section.id}} has ${section.body.length} characters`)
  }
  for (const id of article.related) {
    if (!content.intents.has(id)) report('warning', 'related', `there is no intent ${id} yet`)
  }
  article.sources.forEach((source, index) => {
    const document = content.documents.get(source.document)
    const field = `sources.${index}`
    if (document === undefined) report('error', field, `${source.document} is not in knowledge/sources.yaml`)
    else if (!inForceOn(document, today) && inForceOn(article, today)) {
      problems.push({ ...problem('error', field, `${source.document} is not in force on ${today}`), byCalendar: true })
    }
  })
  checkFigures(loaded, all, problems)
}

/** Every figure by name: unknown names, names without a value on the day, and figures that were typed after all. */
function checkFigures({ article, file }: LoadedArticle, all: ContentToCheck, problems: ContentProblem[]): void {
  const { parameters } = all.content
  const report = (message: string, cause: { byCalendar?: true } = {}): void => {
    problems.push({ level: 'error', file, line: 1, field: 'body', message, ...cause })
  }
  const text = [article.lead, ...article.sections.map((section) => section.body)].join('\n')
  const day = inForceOn(article, all.today) ? all.today : article.inForceFrom
  for (const { name, on } of placeholders(text)) {
    if (!parameters.has(name)) report(`{{${name}}} is not in knowledge/parameters.yaml`)
    else {
      const value = parameterOn(parameters, name, on ?? day)
      const cause = on === undefined && day === all.today ? ({ byCalendar: true } as const) : {}
      if (value === undefined) report(`{{${name}}} has no value on ${on ?? day}`, cause)
      else if (value.confidence === 'low') report(`{{${name}}} has low confidence: it must not be stated`)
    }
  }
  const prose = text.replaceAll(/\{\{[^}]*\}\}/g, ' ')
  for (const typed of typedFigures(prose, all)) report(`"${typed}" is a parameter's figure: use its {{name}}`)
}

/** Amounts of money and percentages in prose that equal a parameter's value: these go out of date unseen. */
function typedFigures(prose: string, { content }: ContentToCheck): string[] {
  const found = prose.match(/\d[\d.]*(?:,\d+)?\s*(?:đồng|%)/g) ?? []
  if (found.length === 0) return []
  const known = new Set<string>()
  for (const [name, parameter] of content.parameters) {
    if (parameter.unit !== 'VND' && parameter.unit !== 'percent') continue
    const days =
      'derived' in parameter ? ['2025-07-01', '2026-01-01', '2026-07-01'] : parameter.values.map((v) => v.from)
    for (const day of days) {
      const value = parameterOn(content.parameters, name, day)
      if (value !== undefined) known.add(formatParameter(value.value, value.unit).replaceAll(/\s/g, ''))
    }
  }
  return found.filter((figure) => known.has(figure.replaceAll(/\s/g, '')))
}
