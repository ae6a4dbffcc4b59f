import { describe, expect, it } from 'vitest'
import { buildFeatureSpace, vectorise } from '../../../src/understanding/feature-space.ts'
import { featureHashes } from '../../../src/understanding/features.ts'
import { readViews } from '../../../src/understanding/views.ts'
import { vocabularyOf } from './lexicon.ts'

const vocabulary = vocabularyOf()
const read = (text: string) => readViews(text, vocabulary)
const documents = ['lương hưu', 'lương hưu của mẹ', 'thẻ y tế'].map((text) => [featureHashes(read(text))])

describe('the feature space', () => {
  it('keeps only features of enough utterances', () => {
    const all = buildFeatureSpace(documents, 1)
    const shared = buildFeatureSpace(documents, 2)

    expect(shared.hashes.length).toBeGreaterThan(5)
    expect(shared.hashes.length).toBeLessThan(all.hashes.length)
  })

  it('counts the copies of one utterance once', () => {
    const copies = [['lương hưu', 'luong huu', 'lươnghưu'].map((text) => featureHashes(read(text)))]

    const space = buildFeatureSpace(copies, 2)

    expect(space.hashes).toHaveLength(0)
  })

  it('gives long and short texts the same length', () => {
    const space = buildFeatureSpace(documents, 1)
    const length = (text: string): number => Math.hypot(...vectorise(read(text), space).whole.values)

    expect(length('lương hưu')).toBeCloseTo(length('lương hưu của mẹ lương hưu'), 5)
  })

  it('tells accented words from each other but sees their common letters', () => {
    const space = buildFeatureSpace([[featureHashes(read('hưu'))], [featureHashes(read('hữu'))]], 1)
    const rows = (text: string): Set<number> => new Set(vectorise(read(text), space).whole.rows)

    const common = [...rows('hưu')].filter((row) => rows('hữu').has(row))

    expect(rows('hưu').size - common.length).toBe(1)
    expect(common.length).toBeGreaterThan(3)
  })

  it('keeps the concepts apart, of length 1, behind all other rows', () => {
    const space = buildFeatureSpace(documents, 1)

    const { concepts, known } = vectorise(read('lương hưu'), space)

    expect(Math.hypot(...concepts.values)).toBeCloseTo(1, 5)
    expect(Math.min(...concepts.rows)).toBeGreaterThanOrEqual(space.firstConcept)
    expect(known).toBe(1)
  })

  it('knows what share of the concepts training had seen', () => {
    const space = buildFeatureSpace(documents, 1)

    const shares = ['lương hưu của mẹ', 'lương hưu của xyz', 'xyz abc def'].map(
      (text) => vectorise(read(text), space).known,
    )

    expect(shares[0]).toBe(1)
    expect(shares[1]).toBeGreaterThan(0.3)
    expect(shares[1]).toBeLessThan(0.8)
    expect(shares[2]).toBe(0)
  })

  it('finds nothing in unknown words', () => {
    const space = buildFeatureSpace(documents, 1)

    const vector = vectorise(read('xyz abc def'), space)

    expect(vector.whole.rows).toHaveLength(0)
    expect(vector.known).toBe(0)
  })
})
