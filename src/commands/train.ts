import { loadContent } from '../content/load-content.ts'
import { vietnamDay } from '../core/clock.ts'
import { trainFresh } from '../load-model.ts'
import { projectRoot } from '../root.ts'

/** `ansinh train`: builds the model from intents/ and knowledge/ and keeps it in the cache; one JSON line. */
export async function trainCommand(): Promise<number> {
  const content = loadContent(projectRoot, vietnamDay(new Date()))
  const started = performance.now()
  const { report, bytes } = trainFresh(content, (line) => process.stderr.write(`${line}\n`))
  const trainMs = Math.round(performance.now() - started)
  process.stdout.write(`${JSON.stringify({ ...report, trainMs, modelBytes: bytes })}\n`)
  return 0
}
