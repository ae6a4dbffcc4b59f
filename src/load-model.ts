import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Content } from './content/content.ts'
import type { Intent } from './core/intent.ts'
import { decodeModel, encodeModel } from './understanding/model-file.ts'
import { trainModel, type TrainingLine } from './understanding/train.ts'
import type { Model } from './understanding/model.ts'
import { projectRoot } from './root.ts'

/**
 * The lines that the classifier learns from: examples, counter-examples as examples of the intent they name, and the
 * questions of the articles (measured: +4 points on intents that have one).
 */
function trainingLines(content: Content): TrainingLine[] {
  return [...content.intents.values()].flatMap((intent) => [
    ...intent.examples.map((text) => ({ text, intent: intent.id })),
    ...intent.counterExamples,
    ...articleQuestions(content, intent),
  ])
}

function articleQuestions(content: Content, { id, title, answer }: Intent): TrainingLine[] {
  if (!('article' in answer)) return []
  const variants = content.articles.get(answer.article) ?? []
  const questions = variants.flatMap((article) => [
    ...article.questions,
    ...article.sections.flatMap((section) => section.questions),
  ])
  return [...new Set([title, ...questions])].map((text) => ({ text, intent: id }))
}

/** The model for this content, from the cache or trained now; `say` tells what takes a while. */
export function loadModel(content: Content, say: (line: string) => void): Model {
  const lines = trainingLines(content)
  const file = join(projectRoot, '.cache', `model-${modelKey(lines, content)}.bin`)
  const cached = readCached(file)
  if (cached !== undefined) return cached
  say('Training the model for the questions in intents/ (once; later starts read it from the cache) …')
  return trainAndKeep(lines, content, file)
}

function trainAndKeep(lines: readonly TrainingLine[], content: Content, file: string): Model {
  const { model } = trainModel(lines, content.lexicon)
  mkdirSync(dirname(file), { recursive: true })
  // Written beside and renamed: another start never reads half a model.
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, encodeModel(model), { flush: true })
  renameSync(partial, file)
  return model
}

/** Of everything that the model depends on: lines, lexicon, and the trainer's own code. */
function modelKey(lines: readonly TrainingLine[], content: Content): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([lines, [...content.lexicon]]))
  // The sources, also when the built program runs: both then share one model.
  const code = join(projectRoot, 'src', 'understanding')
  for (const name of readdirSync(code).toSorted()) hash.update(readFileSync(join(code, name)))
  return hash.digest('hex').slice(0, 20)
}

function readCached(file: string): Model | undefined {
  try {
    return decodeModel(readFileSync(file))
  } catch {
    // Missing, or damaged by a power cut: it is trained again.
    return undefined
  }
}
