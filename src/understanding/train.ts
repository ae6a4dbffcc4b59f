import type { IntentId } from '../core/ids.ts'
import { fold } from '../core/vietnamese.ts'
import { fitSharpness, measureCalibration, type CalibrationReport, type HeldOut } from './calibrate.ts'
import { margins } from './classify.ts'
import { buildExactIndex } from './exact.ts'
import { buildFeatureSpace, vectoriseHashes } from './feature-space.ts'
import { featureHashes, type FeatureHashes } from './features.ts'
import { trainSvm } from './linear-svm.ts'
import type { Model } from './model.ts'
import { addNoise } from './noise.ts'
import { normalise, type Lexicon } from './normalise.ts'
import { createQuantiser } from './quantise.ts'
import { createRandom, shuffle } from './random.ts'

export interface TrainingLine {
  readonly text: string
  readonly intent: IntentId
}

export interface TrainOptions {
  readonly seed?: number
  /** Share of the utterances held out for calibration; 0 skips it and doubles the speed. */
  readonly holdOut?: number
  readonly cost?: number
  readonly passes?: number
}

export interface TrainReport {
  readonly lines: number
  readonly intents: number
  readonly features: number
  readonly sharpness: number
  /** Of a model trained without the held-out utterances; each counts three times: as written, folded, noised. */
  readonly heldOut: CalibrationReport
}

export interface TrainResult {
  readonly model: Model
  readonly report: TrainReport
}

/**
 * Trains twice: first without a held-out share of the utterances, to learn how far margins can be trusted, then on
 * everything. An utterance is held out with all its copies, else the model would be judged on what it has seen.
 */
export function trainModel(lines: readonly TrainingLine[], lexicon: Lexicon, options: TrainOptions = {}): TrainResult {
  const settings = { seed: 20_260_701, holdOut: 0.2, cost: 1, passes: 6, ...options }
  const intents = [...new Set(lines.map((line) => line.intent))].toSorted()
  const utterances = readUtterances(lines, intents, lexicon, settings.seed)
  const cut = Math.round(utterances.length * settings.holdOut)
  const mixed = shuffle(utterances, createRandom(settings.seed))
  const heldOut = cut === 0 ? [] : judge(fit(mixed.slice(cut), intents, settings), mixed.slice(0, cut))
  const sharpness = heldOut.length === 0 ? UNFITTED_SHARPNESS : fitSharpness(heldOut)
  const untuned = fit(utterances, intents, settings)
  const exact = buildExactIndex(utterances, lexicon)
  const model = { ...untuned, sharpness, exact }
  const report = {
    lines: lines.length,
    intents: intents.length,
    features: model.space.hashes.length,
    sharpness,
    heldOut: measureCalibration(heldOut, sharpness),
  }
  return { model, report }
}

/** About what real intents give; only used where nothing is held out. */
const UNFITTED_SHARPNESS = 6

/** A feature must occur in this many utterances. */
const RAREST = 2

interface Utterance {
  readonly text: string
  readonly label: number
  readonly copies: readonly FeatureHashes[]
}

function readUtterances(
  lines: readonly TrainingLine[],
  intents: readonly IntentId[],
  lexicon: Lexicon,
  seed: number,
): Utterance[] {
  const labels = new Map(intents.map((intent, label) => [intent, label]))
  const random = createRandom(seed)
  return lines.map(({ text, intent }) => ({
    text,
    label: labels.get(intent) ?? 0,
    copies: [text, fold(text), addNoise(text, random)].map((copy) => featureHashes(normalise(copy, lexicon))),
  }))
}

function fit(
  utterances: readonly Utterance[],
  intents: readonly IntentId[],
  settings: { readonly cost: number; readonly passes: number; readonly seed: number },
): Model {
  const space = buildFeatureSpace(
    utterances.map(({ copies }) => copies),
    RAREST,
  )
  const size = space.hashes.length
  const quantiser = createQuantiser(size, intents.length)
  const problem = {
    vectors: utterances.flatMap(({ copies }) => copies.map((copy) => vectoriseHashes(copy, space))),
    labels: Int32Array.from(utterances.flatMap(({ copies, label }) => copies.map(() => label))),
    classes: intents.length,
    size,
  }
  trainSvm(problem, settings, quantiser.take)
  const exact = { high: new Uint32Array(), low: new Uint32Array(), classes: new Uint16Array() }
  return { intents, space, weights: quantiser.finish(), sharpness: 1, exact }
}

function judge(model: Model, utterances: readonly Utterance[]): HeldOut[] {
  return utterances.flatMap(({ copies, label }) =>
    copies.map((copy) => ({ margins: margins(model, vectoriseHashes(copy, model.space)), label })),
  )
}
