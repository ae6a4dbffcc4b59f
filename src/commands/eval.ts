import { join } from 'node:path'
import { globFiles } from '../content/glob-files.ts'
import { vietnamDay } from '../core/clock.ts'
import { projectRoot } from '../root.ts'
import { accuracyByStyle, confusions, evaluate, type Evaluation, type Measured } from '../understanding/evaluate.ts'
import { loadEngine, type Engine } from './engine.ts'
import { readLabelledLines } from './labelled-lines.ts'

export interface EvalOptions {
  /** A file of labelled lines; without it all sets of the house. */
  readonly set?: string
  /** Show every line that was taken for something else, on stderr. */
  readonly wrong: boolean
}

/** `ansinh eval`: accuracy, macro-F1, rejection, calibration and latency, over all and by style; JSON lines. */
export async function evalCommand(options: EvalOptions): Promise<number> {
  const engine = loadEngine()
  const measured = measureSets(engine, options.set === undefined ? houseSets() : [options.set])
  print('all', evaluate(measured))
  for (const [style, evaluation] of Object.entries(accuracyByStyle(measured))) print(style, evaluation)
  const confused = confusions(measured).slice(0, MOST_CONFUSIONS)
  process.stdout.write(`${JSON.stringify({ confusions: confused })}\n`)
  if (options.wrong) for (const item of measured) tellWrong(item)
  return 0
}

const MOST_CONFUSIONS = 25

function houseSets(): string[] {
  return globFiles(projectRoot, 'test/eval/sets', '.jsonl').map((file) => join(projectRoot, file))
}

function measureSets({ understandText }: Engine, files: readonly string[]): Measured[] {
  const today = vietnamDay(new Date())
  const questions = files.flatMap(readLabelledLines)
  // The first calls run uncompiled code.
  for (const { text } of questions.slice(0, WARM_UP)) understandText(text, today)
  return questions.map((question) => {
    const started = performance.now()
    const match = understandText(question.text, today)
    return { question, match, took: (performance.now() - started) * 1_000 }
  })
}

const WARM_UP = 500

function print(style: string, evaluation: Evaluation): void {
  const rounded = JSON.stringify({ style, ...evaluation }, (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value,
  )
  process.stdout.write(`${rounded}\n`)
}

function tellWrong({ question, match }: Measured): void {
  if (match.intent === question.intent) return
  const readings = [match, ...match.runnersUp].slice(0, 3)
  const listed = readings.map(({ intent, confidence }) => `${intent} ${confidence.toFixed(2)}`).join(', ')
  process.stderr.write(`${question.style ?? ''} ${question.intent} → ${listed} | ${question.text}\n`)
}
