import { describe, expect, it } from 'vitest'
import { accuracyByStyle, confusions, evaluate, type Measured } from '../../../src/understanding/evaluate.ts'

interface Case {
  readonly asked: string
  readonly said: string
  readonly others?: readonly string[]
  readonly second?: string
  readonly also?: string
  readonly style?: string
  readonly took?: number
}

function measuredOf({ asked, said, others = [], second, also, style, took = 100 }: Case): Measured {
  return {
    question: {
      text: 'câu hỏi',
      intent: asked,
      ...(second === undefined ? {} : { second }),
      ...(style === undefined ? {} : { style }),
    },
    match: {
      intent: said,
      confidence: 0.75,
      runnersUp: others.map((intent) => ({ intent, confidence: 0.1 })),
      ...(also === undefined ? {} : { also: { intent: also, confidence: 0.6, asked: 'câu hỏi' } }),
    },
    took,
  }
}

const set = [
  { asked: 'a', said: 'a', took: 40 },
  { asked: 'a', said: 'a', took: 10 },
  { asked: 'a', said: 'b', others: ['c', 'a'], took: 30 },
  { asked: 'b', said: 'b', took: 20 },
  { asked: 'b', said: 'out_of_scope', others: ['a', 'c', 'b'] },
  { asked: 'out_of_scope', said: 'out_of_scope' },
  { asked: 'out_of_scope', said: 'out_of_scope' },
  { asked: 'out_of_scope', said: 'b' },
].map(measuredOf)

describe('evaluate', () => {
  it('counts what is right, and what is among the best three', () => {
    const { lines, accuracy, top3, ece } = evaluate(set)

    expect({ lines, accuracy, top3 }).toEqual({ lines: 8, accuracy: 5 / 8, top3: 6 / 8 })
    expect(ece).toBeCloseTo(0.75 - 5 / 8, 10)
  })

  it('gives each intent of the set the same weight in the F1', () => {
    const { macroF1 } = evaluate(set)

    // a: asked 3, said 2, hit 2; b: 2, 3, 1; out_of_scope: 3, 3, 2.
    expect(macroF1).toBeCloseTo((4 / 5 + 2 / 5 + 4 / 6) / 3, 10)
  })

  it('tells wrong answers from wrong refusals', () => {
    const { outOfScope } = evaluate(set)

    expect(outOfScope).toEqual({
      recall: expect.closeTo(2 / 3, 10),
      falseAccepts: expect.closeTo(1 / 3, 10),
      refused: 1 / 5,
    })
  })

  it.each(['a', 'out_of_scope'])('has no figures of scope for a set that holds only %s', (asked) => {
    const evaluation = evaluate([measuredOf({ asked, said: 'a' })])

    expect(evaluation).not.toHaveProperty('outOfScope')
    expect(evaluation).not.toHaveProperty('bothFound')
  })

  it('finds both of two questions in any order', () => {
    const { bothFound } = evaluate(
      [
        { asked: 'a', second: 'b', said: 'a', also: 'b' },
        { asked: 'a', second: 'b', said: 'b', also: 'a' },
        { asked: 'a', second: 'b', said: 'a' },
        { asked: 'a', second: 'b', said: 'a', also: 'c' },
        { asked: 'a', said: 'c' },
      ].map(measuredOf),
    )

    expect(bothFound).toBe(0.5)
  })

  it('reports the time of the middle and the slowest line', () => {
    const { p50us, p99us } = evaluate(set.slice(0, 4))

    expect({ p50us, p99us }).toEqual({ p50us: 30, p99us: 40 })
  })

  it('reports zeros for an empty set', () => {
    const evaluation = evaluate([])

    expect(evaluation).toEqual({ lines: 0, accuracy: 0, top3: 0, macroF1: 0, ece: 0, p50us: 0, p99us: 0 })
  })
})

describe('accuracyByStyle', () => {
  it('judges each style by itself', () => {
    const styles = accuracyByStyle(
      [
        { asked: 'a', said: 'a', style: 'voice' },
        { asked: 'a', said: 'b', style: 'voice' },
        { asked: 'a', said: 'a' },
      ].map(measuredOf),
    )

    expect(styles).toMatchObject({ voice: { lines: 2, accuracy: 0.5 }, none: { lines: 1, accuracy: 1 } })
  })
})

describe('confusions', () => {
  it('names what is taken for what, most frequent first', () => {
    const pairs = confusions(
      [
        { asked: 'a', said: 'a' },
        { asked: 'a', said: 'b' },
        { asked: 'b', said: 'a' },
        { asked: 'b', said: 'a' },
      ].map(measuredOf),
    )

    expect(pairs).toEqual([
      { pair: 'b → a', count: 2 },
      { pair: 'a → b', count: 1 },
    ])
  })
})
