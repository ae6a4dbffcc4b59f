import { loadContent } from '../content/load-content.ts'
import { vietnamDay } from '../core/clock.ts'
import { loadModel, trainFresh } from '../load-model.ts'
import { projectRoot } from '../root.ts'

export interface TrainCommandOptions {
  /** Nothing to do where the cache holds the model of this content. */
  readonly missing: boolean
}

/** `ansinh train`: builds the model from intents/ and knowledge/ and keeps it in the cache; one JSON line. */
export async function trainCommand(options: TrainCommandOptions): Promise<number> {
  const content = loadContent(projectRoot, vietnamDay(new Date()))
  if (options.missing) {
    loadModel(content, (line) => process.stderr.write(`${line}\n`))
    return 0
  }
  const started = performance.now()
  const { report, bytes } = trainFresh(content, (line) => process.stderr.write(`${line}\n`))
  const trainMs = Math.round(performance.now() - started)
  process.stdout.write(`${JSON.stringify({ ...report, trainMs, modelBytes: bytes })}\n`)
  return 0
}
