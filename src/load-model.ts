import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Content } from './content/content.ts'
import type { Intent } from './core/intent.ts'
import { decodeModel, encodeModel } from './understanding/model-file.ts'
import { VAGUE } from './understanding/vague.ts'
import { trainModel, type TrainResult, type TrainingLine } from './understanding/train.ts'
import type { Model } from './understanding/model.ts'
import { createVocabulary, type Vocabulary } from './understanding/vocabulary.ts'
import { projectRoot } from './root.ts'

/**
 * The lines that the classifier learns from: examples, counter-examples as examples of the intent they name, and the
 * questions of the articles (measured: +4 points on intents that have one).
 */
export function trainingLines(content: Content): TrainingLine[] {
  const vague = content.vague.map((text) => ({ text, intent: VAGUE }))
  const asking = [...content.intents.values()].flatMap((intent) => [
    ...intent.examples.map((text) => ({ text, intent: intent.id })),
    ...intent.counterExamples,
    ...articleQuestions(content, intent),
  ])
  return [...asking, ...vague]
}

function articleQuestions(content: Content, { id, title, answer }: Intent): TrainingLine[] {
  if ('act' in answer) return []
  const variants = 'article' in answer ? (content.articles.get(answer.article) ?? []) : []
  const questions = variants.flatMap((article) => article.questions)
  return [...new Set([title, ...questions])].map((text) => ({ text, intent: id }))
}

export interface LoadedModel {
  readonly model: Model
  readonly vocabulary: Vocabulary
}

/** The model for this content, from the cache or trained now; `say` tells what takes a while. */
export function loadModel(content: Content, say: (line: string) => void): LoadedModel {
  const cached = readCached(cacheFile(content))
  const model = cached ?? trainFresh(content, say).model
  return { model, vocabulary: createVocabulary(content.lexicon, content.synonyms) }
}

export interface FreshModel extends TrainResult {
  /** Size of the model's file. */
  readonly bytes: number
}

/** Trains now, whatever the cache holds, and puts the result there. */
export function trainFresh(content: Content, say: (line: string) => void): FreshModel {
  say('Training the model for the questions in intents/ (once; later starts read it from the cache) …')
  const vocabulary = createVocabulary(content.lexicon, content.synonyms)
  const result = trainModel(trainingLines(content), vocabulary, { calibration: content.calibration })
  const encoded = encodeModel(result.model)
  keep(encoded, cacheFile(content))
  return { ...result, bytes: encoded.length }
}

function keep(encoded: Uint8Array, file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  // Written beside and renamed: another start never reads half a model.
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, encoded, { flush: true })
  renameSync(partial, file)
}

/** Of everything that the model depends on: lines, words, and the trainer's own code. */
function cacheFile(content: Content): string {
  const { lexicon, synonyms, calibration } = content
  const hash = createHash('sha256')
  hash.update(
    JSON.stringify([trainingLines(content), calibration, [...lexicon], [...synonyms.groups], synonyms.fillers]),
  )
  // The sources, also when the built program runs: both then share one model.
  const code = join(projectRoot, 'src', 'understanding')
  for (const name of readdirSync(code).toSorted()) {
    if (name.endsWith('.ts')) hash.update(readFileSync(join(code, name)))
  }
  return join(projectRoot, '.cache', `model-${hash.digest('hex').slice(0, 20)}.bin`)
}

function readCached(file: string): Model | undefined {
  try {
    return decodeModel(readFileSync(file))
  } catch {
    // Missing, or damaged by a power cut: it is trained again.
    return undefined
  }
}
