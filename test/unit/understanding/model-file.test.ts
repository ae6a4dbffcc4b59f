import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/errors.ts'
import { classify } from '../../../src/understanding/classify.ts'
import { decodeModel, encodeModel } from '../../../src/understanding/model-file.ts'
import { trainModel } from '../../../src/understanding/train.ts'
import { readVocabulary } from './lexicon.ts'
import { sampleLines } from './sample-lines.ts'

const vocabulary = readVocabulary()
const { model } = trainModel(sampleLines, vocabulary)
const encoded = encodeModel(model)

describe('the model file', () => {
  it('gives back a model that classifies the same', () => {
    const text = 'tuổi hưu của tôi là mấy'

    const copy = decodeModel(encoded)

    expect(copy).toEqual(model)
    expect(classify(copy, text, vocabulary)).toEqual(classify(model, text, vocabulary))
  })

  it('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(encoded.length + 3)
    larger.set(encoded, 3)

    const copy = decodeModel(larger.subarray(3))

    expect(copy).toEqual(model)
  })

  it('gives back a model of nothing', () => {
    const empty = trainModel([], vocabulary).model

    const copy = decodeModel(encodeModel(empty))

    expect(copy).toEqual(empty)
  })

  it('holds no words of the training lines', () => {
    const text = new TextDecoder('latin1').decode(encoded)

    expect(text).not.toContain('nghiep')
  })

  it.each([
    { name: 'nothing', change: () => new Uint8Array() },
    { name: 'another format', change: (bytes: Uint8Array) => bytes.map((byte, at) => (at === 4 ? 250 : byte)) },
    { name: 'the head of a file', change: (bytes: Uint8Array) => bytes.slice(0, 20) },
    { name: 'a file cut short', change: (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2) },
    { name: 'a file without its last byte', change: (bytes: Uint8Array) => bytes.slice(0, -1) },
    { name: 'zeros', change: (bytes: Uint8Array) => bytes.map((byte, at) => (at >= 12 ? 0 : byte)) },
    { name: 'another head', change: (bytes: Uint8Array) => bytes.map((byte, at) => (at === 12 ? 0x5b : byte)) },
  ])('is refused when it is $name', ({ change }) => {
    const damaged = change(encoded)

    expect(() => decodeModel(damaged)).toThrow(AppError)
  })
})
