import { existsSync, readFileSync } from 'node:fs'
import { fold, tokens } from '../core/vietnamese.ts'
import { globFiles } from './glob-files.ts'
import type { ContentProblem } from './content.ts'
import type { ContentToCheck } from './content-to-check.ts'
import { labelledTextFiles } from './load-labelled-texts.ts'

/** Two lines of one intent this alike teach nothing new and only inflate a test. */
const NEAR_COPY = 0.8

/** Nine digits or more: a phone, ID, account or insurance number has no place in a public example; "15.000.000" has. */
const PERSONAL_NUMBER = /\d(?:[ .]?\d){8,}/

const folded = (text: string): string => tokens(fold(text)).join(' ')

export function checkExamples({ root, intents, articles }: ContentToCheck, problems: ContentProblem[]): void {
  const evaluation = evaluationLines(root, problems)
  const owner = new Map<string, string>()
  checkLabelledTexts(root, evaluation, problems)
  checkQuestions(articles, evaluation, problems)
  for (const { intent, file, lineOf } of intents) {
    const kept: { text: string; grams: Set<string> }[] = []
    intent.examples.forEach((example, index) => {
      const field = `examples.${index}`
      const report = (message: string): void => {
        problems.push({ level: 'error', file, line: lineOf(['examples', index]) ?? 1, field, message })
      }
      const key = folded(example)
      const other = owner.get(key)
      if (other !== undefined && other !== intent.id) report(`the same line is an example of ${other}`)
      owner.set(key, intent.id)
      if (evaluation.has(key)) report('stands in an evaluation set: it must never be trained on')
      if (PERSONAL_NUMBER.test(example)) report('holds a long number: no phone, ID or account number in examples')
      const grams = trigrams(key)
      const twin = kept.find((line) => line.text === example || similarity(line.grams, grams) > NEAR_COPY)
      if (twin !== undefined) report(`a near-copy of "${twin.text}"`)
      kept.push({ text: example, grams })
    })
    // Counter-examples are training lines too.
    intent.counterExamples.forEach(({ text }, index) => {
      if (!evaluation.has(folded(text))) return
      const field = `counterExamples.${index}`
      const line = lineOf(['counterExamples', index]) ?? 1
      problems.push({ level: 'error', file, line, field, message: 'stands in an evaluation set' })
    })
  }
}

/** The questions of articles are training lines as well. */
function checkQuestions(
  articles: ContentToCheck['articles'],
  evaluation: ReadonlySet<string>,
  problems: ContentProblem[],
): void {
  for (const { article, file } of articles) {
    const questions = [article.title, ...article.questions, ...article.sections.flatMap((section) => section.questions)]
    for (const question of questions) {
      if (!evaluation.has(folded(question))) continue
      problems.push({
        level: 'error',
        file,
        line: 1,
        field: 'questions',
        message: `"${question}" stands in an evaluation set`,
      })
    }
  }
}

/** Lines of other hands are trained on as well: none may stand in an evaluation set or hold a person's number. */
function checkLabelledTexts(root: string, evaluation: ReadonlySet<string>, problems: ContentProblem[]): void {
  for (const file of labelledTextFiles) {
    if (!existsSync(`${root}/${file}`)) continue
    for (const [index, line] of readFileSync(`${root}/${file}`, 'utf8').split('\n').entries()) {
      const text = textOf(line)
      if (text === undefined) continue
      const report = (message: string): void => {
        problems.push({ level: 'error', file, line: index + 1, field: 'text', message })
      }
      if (evaluation.has(folded(text))) report('stands in an evaluation set: it must never be trained on')
      if (PERSONAL_NUMBER.test(text)) report('holds a long number: mask it before it comes here')
    }
  }
}

/** Syllable trigrams, with the line's edges; short lines (under three syllables) only equal themselves. */
function trigrams(line: string): Set<string> {
  const words = ['^', ...line.split(' '), '$']
  return new Set(words.slice(0, -2).map((word, index) => `${word} ${words[index + 1]} ${words[index + 2]}`))
}

function similarity(a: Set<string>, b: Set<string>): number {
  let shared = 0
  for (const gram of a) if (b.has(gram)) shared++
  return shared / (a.size + b.size - shared)
}

function evaluationLines(root: string, problems: ContentProblem[]): Set<string> {
  const lines = new Set<string>()
  if (!existsSync(`${root}/test/eval/sets`)) return lines
  for (const file of globFiles(root, 'test/eval/sets', '.jsonl')) {
    for (const [index, line] of readFileSync(`${root}/${file}`, 'utf8').split('\n').entries()) {
      if (line.trim() === '') continue
      const text = textOf(line)
      if (text !== undefined) lines.add(folded(text))
      else problems.push({ level: 'error', file, line: index + 1, field: 'text', message: 'not JSON with a "text"' })
    }
  }
  return lines
}

function textOf(line: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(line)
    const hasText = typeof parsed === 'object' && parsed !== null && 'text' in parsed
    return hasText && typeof parsed.text === 'string' ? parsed.text : undefined
  } catch {
    return undefined
  }
}
