import { describe, expect, it } from 'vitest'
import { readLabelledLines } from '../../src/commands/labelled-lines.ts'
import { globFiles } from '../../src/content/glob-files.ts'
import { fold } from '../../src/core/vietnamese.ts'
import { loadModel } from '../../src/load-model.ts'
import { projectRoot } from '../../src/root.ts'
import { evaluate, type LabelledQuestion, type Measured } from '../../src/understanding/evaluate.ts'
import { understand } from '../../src/understanding/understand.ts'
import { contentOf, REVIEWED_ON } from './content-days.ts'

/** What the engine must reach on the questions of other hands; `ansinh eval` shows where it falls short. */
const TRAINING_MS = 240_000

describe('understanding', () => {
  const questions = globFiles(projectRoot, 'test/eval/sets', '.jsonl').flatMap((file) =>
    readLabelledLines(`${projectRoot}/${file}`),
  )

  it('reaches its gates on questions as written', { timeout: TRAINING_MS }, () => {
    const all = evaluate(measured(questions))

    expect(all.accuracy).toBeGreaterThanOrEqual(0.95)
    expect(all.top3).toBeGreaterThanOrEqual(0.99)
    expect(all.ece).toBeLessThanOrEqual(0.03)
    expect(all.outOfScope?.recall).toBeGreaterThanOrEqual(0.9)
    expect(all.outOfScope?.refused).toBeLessThanOrEqual(0.03)
  })

  it('reaches them without accents as well', { timeout: TRAINING_MS }, () => {
    const folded = evaluate(measured(questions.map((question) => ({ ...question, text: fold(question.text) }))))

    expect(folded.accuracy).toBeGreaterThanOrEqual(0.93)
  })

  it.each(['teencode', 'slip'])('reaches them in the style %s', { timeout: TRAINING_MS }, (style) => {
    const some = evaluate(measured(questions.filter((question) => question.style === style)))

    expect(some.accuracy).toBeGreaterThanOrEqual(0.9)
  })
})

function measured(questions: readonly LabelledQuestion[]): Measured[] {
  const { model, vocabulary } = loadModel(contentOf(), () => undefined)
  return questions.map((question) => ({
    question,
    match: understand(question.text, model, { vocabulary, today: REVIEWED_ON }),
    took: 0,
  }))
}
