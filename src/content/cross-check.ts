import type { ContentProblem } from './content.ts'
import { checkArticle } from './check-article.ts'
import { checkExamples } from './check-examples.ts'
import { checkInstrument } from './check-instrument.ts'
import type { ContentToCheck } from './content-to-check.ts'

/** What no single file can tell: references between files, dates, duplicates, leaks between training and evaluation. */
export function crossCheck(all: ContentToCheck, problems: ContentProblem[]): void {
  checkReferences(all, problems)
  checkExamples(all, problems)
  for (const article of all.articles) checkArticle(article, all, problems)
  checkVariants(all, problems)
  checkParameters(all, problems)
  checkInstrument(all, problems)
}

function checkReferences({ content, intents }: ContentToCheck, problems: ContentProblem[]): void {
  const seen = new Map<string, string>()
  for (const { intent, file, lineOf } of intents) {
    const report = (field: string, message: string): void => {
      problems.push({ level: 'error', file, line: lineOf(field.split('.')) ?? 1, field, message })
    }
    const other = seen.get(intent.id)
    if (other !== undefined) report('id', `${intent.id} is also in ${other}`)
    seen.set(intent.id, file)
    if ('article' in intent.answer && !content.articles.has(intent.answer.article)) {
      report('answer.article', `there is no article ${intent.answer.article} in knowledge/`)
    }
    intent.counterExamples.forEach((counter, index) => {
      if (!content.intents.has(counter.intent)) {
        report(`counterExamples.${index}`, `there is no intent ${counter.intent} in intents/`)
      }
    })
  }
}

function checkVariants({ content, articles }: ContentToCheck, problems: ContentProblem[]): void {
  for (const [id, list] of content.articles) {
    for (const [index, article] of list.entries()) {
      const next = list[index + 1]
      if (next === undefined) continue
      const file = articles.find((loaded) => loaded.article === article)?.file ?? id
      if (article.inForceUntil === undefined || article.inForceUntil >= next.inForceFrom) {
        const message = `overlaps the variant in force from ${next.inForceFrom}`
        problems.push({ level: 'error', file, field: 'inForceUntil', message })
      }
    }
  }
}

function checkParameters({ content, parameterLine }: ContentToCheck, problems: ContentProblem[]): void {
  const file = 'knowledge/parameters.yaml'
  for (const [name, parameter] of content.parameters) {
    const report = (field: string, message: string): void => {
      problems.push({ level: 'error', file, line: parameterLine([name]) ?? 1, field: `${name}.${field}`, message })
    }
    const bases = 'derived' in parameter ? [parameter.basis] : parameter.values.map((value) => value.basis)
    for (const basis of bases) {
      if (!content.documents.has(basis.document)) report('basis', `${basis.document} is not in knowledge/sources.yaml`)
    }
    if ('derived' in parameter) {
      if (!content.parameters.has(parameter.derived.of)) report('derived.of', `no parameter ${parameter.derived.of}`)
      continue
    }
    for (const [index, value] of parameter.values.entries()) {
      const next = parameter.values[index + 1]
      if (value.until !== undefined && value.until < value.from) report(`values.${index}`, 'until lies before from')
      if (next !== undefined && next.from <= value.from) report(`values.${index + 1}`, 'dates are not in order')
    }
  }
}
