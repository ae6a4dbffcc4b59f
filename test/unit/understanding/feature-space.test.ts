import { describe, expect, it } from 'vitest'
import { buildFeatureSpace, vectorise } from '../../../src/understanding/feature-space.ts'
import { featureHashes } from '../../../src/understanding/features.ts'
import { normalise } from '../../../src/understanding/normalise.ts'

const read = (text: string) => normalise(text, new Map())
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
    const length = (text: string): number => Math.hypot(...vectorise(read(text), space).values)

    expect(length('lương hưu')).toBeCloseTo(length('lương hưu của mẹ lương hưu'), 5)
  })

  it('tells accented words from each other but sees their common letters', () => {
    const space = buildFeatureSpace([[featureHashes(read('hưu'))], [featureHashes(read('hữu'))]], 1)
    const rows = (text: string): Set<number> => new Set(vectorise(read(text), space).rows)

    const common = [...rows('hưu')].filter((row) => rows('hữu').has(row))

    expect(rows('hưu').size - common.length).toBe(1)
    expect(common.length).toBeGreaterThan(3)
  })

  it('finds nothing in unknown words', () => {
    const space = buildFeatureSpace(documents, 1)

    const vector = vectorise(read('xyz'), space)

    expect(vector.rows).toHaveLength(0)
  })
})
