import { AppError } from '../core/errors.ts'
import { buildTable } from './feature-space.ts'
import type { Model } from './model.ts'

/** "ASNL" + format version; raise the version with every change of layout, features or normalising. */
const MAGIC = 0x4c4e5341
const modelFormat = 2

/** Little-endian sections, each with its length in bytes; no machine pointers, no text but the intents' ids. */
export function encodeModel(model: Model): Uint8Array {
  const { space, weights, nearest, exact } = model
  const { bias, ...combination } = model.combination
  const head = new TextEncoder().encode(
    JSON.stringify({ intents: model.intents, firstConcept: space.firstConcept, ...combination }),
  )
  const sections = [
    head,
    ...[space.hashes, space.idf, weights.starts, weights.classes, weights.values, weights.units, weights.bias].map(
      bytesOf,
    ),
    ...[nearest.starts, nearest.lines, nearest.weights, nearest.labels, bias].map(bytesOf),
    ...[exact.high, exact.low, exact.classes].map(bytesOf),
  ]
  const total = sections.reduce((sum, section) => sum + 4 + section.length, 8)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, modelFormat, true)
  let at = 8
  for (const section of sections) {
    view.setUint32(at, section.length, true)
    bytes.set(section, at + 4)
    at += 4 + section.length
  }
  return bytes
}

/** Throws `content_invalid` for anything that `encodeModel` of this version did not write. */
export function decodeModel(bytes: Uint8Array): Model {
  const read = createReader(bytes)
  const { intents, firstConcept, combination } = readHead(read())
  const hashes = new Uint32Array(read())
  const idf = new Float32Array(read())
  const weights = {
    starts: new Uint32Array(read()),
    classes: new Uint16Array(read()),
    values: new Int8Array(read()),
    units: new Float32Array(read()),
    bias: new Float32Array(read()),
  }
  const nearest = {
    starts: new Uint32Array(read()),
    lines: new Uint16Array(read()),
    weights: new Uint8Array(read()),
    labels: new Uint16Array(read()),
  }
  const bias = new Float32Array(read())
  const exact = { high: new Uint32Array(read()), low: new Uint32Array(read()), classes: new Uint16Array(read()) }
  const fits = idf.length === hashes.length && weights.starts.length === hashes.length + 1
  if (!fits || weights.units.length !== intents.length || weights.starts.at(-1) !== weights.values.length)
    throw broken()
  if (nearest.starts.at(-1) !== nearest.weights.length || bias.length !== intents.length) throw broken()
  const space = { hashes, idf, firstConcept, table: buildTable(hashes) }
  return { intents, space, weights, nearest, combination: { ...combination, bias }, exact }
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

/** Each call returns the next section in a buffer of its own, so that typed arrays are aligned. */
function createReader(bytes: Uint8Array): () => ArrayBuffer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== modelFormat) throw broken()
  let at = 8
  return () => {
    if (at + 4 > bytes.length) throw broken()
    const length = view.getUint32(at, true)
    const end = at + 4 + length
    if (end > bytes.length) throw broken()
    const copy = new ArrayBuffer(length)
    new Uint8Array(copy).set(bytes.subarray(at + 4, end))
    at = end
    return copy
  }
}

interface Head {
  readonly intents: readonly string[]
  readonly firstConcept: number
  readonly combination: Omit<Model['combination'], 'bias'>
}

function readHead(section: ArrayBuffer): Head {
  const head = parseJson(new TextDecoder().decode(section))
  if (typeof head !== 'object' || head === null || !('intents' in head) || !Array.isArray(head.intents)) throw broken()
  const combination = {
    margin: numberIn(head, 'margin'),
    near: numberIn(head, 'near'),
    rejectLabel: numberIn(head, 'rejectLabel'),
    reject: 'reject' in head && Array.isArray(head.reject) ? head.reject.map(Number) : [],
  }
  return { intents: head.intents.map(String), firstConcept: numberIn(head, 'firstConcept'), combination }
}

function numberIn(head: object, name: string): number {
  const value = Object.entries(head).find(([key]) => key === name)?.[1]
  if (typeof value !== 'number') throw broken()
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw broken(cause)
  }
}

function broken(cause?: unknown): AppError {
  return new AppError('content_invalid', 'the model file is of another version or damaged: train again', { cause })
}
