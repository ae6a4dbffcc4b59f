import { loadContent } from '../content/load-content.ts'
import { vietnamDay } from '../core/clock.ts'
import { projectRoot } from '../root.ts'
import { classify } from '../understanding/classify.ts'
import { evaluate, type LabelledQuestion, type Measured } from '../understanding/evaluate.ts'
import { decodeModel, encodeModel } from '../understanding/model-file.ts'
import { trainModel } from '../understanding/train.ts'
import { createVocabulary } from '../understanding/vocabulary.ts'
import { readLabelledLines } from './labelled-lines.ts'

export interface BenchNluOptions {
  readonly train: string
  readonly test: string
}

/** `ansinh bench nlu`: the same classifier code on any labelled data; one JSON line. */
export async function benchNluCommand(options: BenchNluOptions): Promise<number> {
  const lines = readLabelledLines(options.train)
  const questions = readLabelledLines(options.test)
  const content = loadContent(projectRoot, vietnamDay(new Date()))
  const vocabulary = createVocabulary(content.lexicon, content.synonyms)
  process.stderr.write(`training on ${lines.length} lines …\n`)
  const started = performance.now()
  const trained = trainModel(lines, vocabulary).model
  const trainMs = performance.now() - started
  const bytes = encodeModel(trained)
  const loading = performance.now()
  const model = decodeModel(bytes)
  const loadMs = performance.now() - loading
  // The first calls run uncompiled code: they are made on training lines and not counted.
  for (const { text } of lines.slice(0, WARM_UP)) classify(model, text, vocabulary)
  const result = evaluate(questions.map((question) => measure(question, (text) => classify(model, text, vocabulary))))
  process.stdout.write(
    `${JSON.stringify({
      accuracy: result.accuracy,
      macroF1: result.macroF1,
      top3: result.top3,
      ece: result.ece,
      trainMs: Math.round(trainMs),
      loadMs: Math.round(loadMs),
      p50us: Math.round(result.p50us),
      p99us: Math.round(result.p99us),
      modelBytes: bytes.length,
      ...(result.outOfScope === undefined
        ? {}
        : {
            outOfScopeRecall: result.outOfScope.recall,
            falseAccepts: result.outOfScope.falseAccepts,
            inScopeRefused: result.outOfScope.refused,
          }),
    })}\n`,
  )
  return 0
}

const WARM_UP = 1_000

function measure(question: LabelledQuestion, read: (text: string) => ReturnType<typeof classify>): Measured {
  const started = performance.now()
  const [best, ...runnersUp] = read(question.text)
  const took = (performance.now() - started) * 1_000
  return { question, match: { ...(best ?? { intent: '', confidence: 0 }), runnersUp }, took }
}
