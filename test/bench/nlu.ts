import { dockStart } from '@nlpjs/basic'
import { join } from 'node:path'
import { readLabelledLines } from '../../src/commands/labelled-lines.ts'
import { globFiles } from '../../src/content/glob-files.ts'
import { loadContent } from '../../src/content/load-content.ts'
import { vietnamDay } from '../../src/core/clock.ts'
import { trainFresh, trainingLines } from '../../src/load-model.ts'
import { projectRoot } from '../../src/root.ts'
import { evaluate, type LabelledQuestion, type Measured } from '../../src/understanding/evaluate.ts'
import { understand } from '../../src/understanding/understand.ts'
import { createVocabulary } from '../../src/understanding/vocabulary.ts'

export interface NluFigures {
  readonly accuracy: number
  readonly folded: number
  readonly trainMs: number
  readonly p50us: number
  readonly p99us: number
}

/** The engine of the house beside nlp.js: the same training lines, the same questions, the same run. */
export async function benchNlu(say: (line: string) => void): Promise<{ ansinh: NluFigures; nlpjs: NluFigures }> {
  const today = vietnamDay(new Date())
  const content = loadContent(projectRoot, today)
  const questions = globFiles(projectRoot, 'test/eval/sets', '.jsonl').flatMap((file) =>
    readLabelledLines(join(projectRoot, file)),
  )
  say(`understanding: training both on the house's lines, ${questions.length} questions …`)
  const started = performance.now()
  const { model } = trainFresh(content, () => undefined)
  const trainMs = performance.now() - started
  const vocabulary = createVocabulary(content.lexicon, content.synonyms)
  const ansinh = await measure(questions, async (text) => understand(text, model, { vocabulary, today }).intent)
  say(JSON.stringify({ ...ansinh, trainMs: Math.round(trainMs) }))
  const peer = await trainPeer([...trainingLines(content), ...content.calibration])
  const nlpjs = await measure(questions, peer.read)
  return { ansinh: { ...ansinh, trainMs: Math.round(trainMs) }, nlpjs: { ...nlpjs, trainMs: peer.trainMs } }
}

async function trainPeer(lines: readonly LabelledQuestion[]) {
  const settings = { nlp: { autoSave: false, autoLoad: false, threshold: 0, nlu: { log: false } } }
  const nlp = (await dockStart({ use: ['Basic'], settings })).get('nlp')
  nlp.addLanguage('vi')
  for (const { text, intent } of lines) nlp.addDocument('vi', text, intent)
  const started = performance.now()
  await nlp.train()
  const trainMs = Math.round(performance.now() - started)
  const read = async (text: string): Promise<string> => {
    const { intent } = await nlp.process('vi', text)
    // Its own word for "none of these".
    return intent === 'None' ? 'out_of_scope' : intent
  }
  return { trainMs, read }
}

type Read = (text: string) => Promise<string>

async function measure(questions: readonly LabelledQuestion[], read: Read): Promise<Omit<NluFigures, 'trainMs'>> {
  // The first calls run uncompiled code.
  for (const { text } of questions.slice(0, 300)) await read(text)
  const measured: Measured[] = []
  for (const question of questions) {
    const started = performance.now()
    const intent = await read(question.text)
    const took = (performance.now() - started) * 1_000
    measured.push({ question, match: { intent, confidence: 1, runnersUp: [] }, took })
  }
  const all = evaluate(measured)
  const folded = evaluate(measured.filter(({ question }) => question.style === 'folded'))
  const round = (value: number): number => Math.round(value * 10_000) / 10_000
  return {
    accuracy: round(all.accuracy),
    folded: round(folded.accuracy),
    p50us: Math.round(all.p50us),
    p99us: Math.round(all.p99us),
  }
}
