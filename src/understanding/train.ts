import type { IntentId } from '../core/ids.ts'
import { fold } from '../core/vietnamese.ts'
import { measureCalibration, type CalibrationReport } from './calibrate.ts'
import { readMessage } from './classify.ts'
import type { Witnesses } from './evidence.ts'
import { fitCombination, type HeldOut } from './fit-combination.ts'
import { buildExactIndex } from './exact.ts'
import { buildFeatureSpace, vectoriseHashes, type FeatureSpace, type TextVector } from './feature-space.ts'
import { featureHashes, type FeatureHashes } from './features.ts'
import { trainSvm, type DualState } from './linear-svm.ts'
import type { Model } from './model.ts'
import { buildNearest } from './nearest.ts'
import { addNoise } from './noise.ts'
import { createQuantiser } from './quantise.ts'
import { createRandom, shuffle } from './random.ts'
import { readViews } from './views.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface TrainingLine {
  readonly text: string
  readonly intent: IntentId
}

export interface TrainOptions {
  readonly seed?: number
  /** Lines of other hands than `lines`: held out in the first round and trained on in the second. */
  readonly calibration?: readonly TrainingLine[]
  /** Share of the utterances held out where there are too few calibration lines; 0 skips it and doubles the speed. */
  readonly holdOut?: number
  readonly cost?: number
  readonly passes?: number
}

export interface TrainReport {
  readonly lines: number
  readonly intents: number
  readonly features: number
  /** Of a model trained without the held-out utterances; each counts three times: as written, folded, noised. */
  readonly heldOut: CalibrationReport
}

export interface TrainResult {
  readonly model: Model
  readonly report: TrainReport
}

/**
 * Trains twice: first without some lines, to learn on them how far the evidence can be trusted, then on everything.
 * Lines of another hand tell it best: within one hand's lines each was written to differ from the rest, which makes
 * them harder than life (measured: 76 % right against 90 %). An utterance is held out with all its copies.
 */
export function trainModel(
  lines: readonly TrainingLine[],
  vocabulary: Vocabulary,
  options: TrainOptions = {},
): TrainResult {
  const settings = { seed: 20_260_701, holdOut: 0.2, cost: 1, passes: 5, calibration: [], ...options }
  const intents = [...new Set(lines.map((line) => line.intent))].toSorted()
  const own = readUtterances(lines, intents, vocabulary, settings.seed)
  const others = readUtterances(settings.calibration, intents, vocabulary, settings.seed)
  const cut = others.length >= ENOUGH ? 0 : Math.round(own.length * settings.holdOut)
  const mixed = cut === 0 ? own : shuffle(own, createRandom(settings.seed))
  const heldOut = [...mixed.slice(0, cut), ...others]
  const known = mixed.slice(cut)
  const prepared = prepare([...known, ...heldOut], intents.length)
  const first = heldOut.length === 0 ? undefined : fit(prepared, known.length, settings)
  const judged = first === undefined ? [] : judge(first.witnesses, heldOut, vocabulary)
  const combination = fitCombination(judged, intents.length, intents.indexOf('out_of_scope'))
  const all = known.length + heldOut.length
  const second = { ...settings, passes: first === undefined ? settings.passes : WARM_PASSES }
  const model = {
    intents,
    ...fit(prepared, all, second, first?.state).witnesses,
    combination,
    exact: buildExactIndex([...known, ...heldOut], vocabulary.lexicon),
  }
  const report = {
    lines: all,
    intents: intents.length,
    features: model.space.hashes.length,
    heldOut: measureCalibration(judged, combination),
  }
  return { model, report }
}

/** So many lines of other hands are judged alone. */
const ENOUGH = 300

/** Of the second round, which starts where the first ended. */
const WARM_PASSES = 2

/** A feature must occur in this many utterances; more in large sets, where chance repeats typos too. */
function rarest(utterances: number): number {
  return Math.max(3, Math.round(utterances / 4_000))
}

interface Utterance {
  readonly text: string
  readonly label: number
  readonly copies: readonly { readonly text: string; readonly hashes: FeatureHashes }[]
}

function readUtterances(
  lines: readonly TrainingLine[],
  intents: readonly IntentId[],
  vocabulary: Vocabulary,
  seed: number,
): Utterance[] {
  const labels = new Map(intents.map((intent, label) => [intent, label]))
  const random = createRandom(seed)
  return lines.flatMap(({ text, intent }) => {
    const label = labels.get(intent)
    if (label === undefined) return []
    const copies = copiesOf(text, addNoise(text, random)).map((copy) => ({
      text: copy,
      hashes: featureHashes(readViews(copy, vocabulary)),
    }))
    return [{ text, label, copies }]
  })
}

/** As written, folded, noised; a long story holds enough variety in two, and it is what training time goes into. */
function copiesOf(text: string, noised: string): readonly string[] {
  return text.length > LONG_TEXT ? [text, noised] : [text, fold(text), noised]
}

const LONG_TEXT = 150

/** The feature space is that of all lines: which features exist tells nothing about the classes of held-out lines. */
interface Prepared {
  readonly space: FeatureSpace
  readonly vectors: readonly (readonly TextVector[])[]
  readonly labels: readonly number[]
  readonly classes: number
}

function prepare(utterances: readonly Utterance[], classes: number): Prepared {
  const space = buildFeatureSpace(
    utterances.map(({ copies }) => copies.map(({ hashes }) => hashes)),
    rarest(utterances.length),
  )
  return {
    space,
    vectors: utterances.map(({ copies }) => copies.map(({ hashes }) => vectoriseHashes(hashes, space))),
    labels: utterances.map(({ label }) => label),
    classes,
  }
}

interface Fitted {
  readonly witnesses: Witnesses
  readonly state: DualState
}

/** Learns from the first `count` utterances. */
function fit(
  prepared: Prepared,
  count: number,
  settings: { readonly cost: number; readonly passes: number; readonly seed: number },
  warm?: DualState,
): Fitted {
  const { space, classes } = prepared
  const vectors = prepared.vectors.slice(0, count)
  const quantiser = createQuantiser(space.idf, classes)
  const problem = {
    vectors: vectors.flatMap((copies) => copies.map(({ whole }) => whole)),
    labels: Int32Array.from(vectors.flatMap((copies, at) => copies.map(() => prepared.labels[at] ?? 0))),
    classes,
    size: space.hashes.length,
  }
  const state = trainSvm(problem, settings, quantiser.take, warm)
  const nearest = buildNearest(
    vectors.flatMap(([asWritten], at) =>
      asWritten === undefined ? [] : [{ concepts: asWritten.concepts, label: prepared.labels[at] ?? 0 }],
    ),
    space,
  )
  return { witnesses: { space, weights: quantiser.finish(), nearest }, state }
}

function judge(fitted: Witnesses, utterances: readonly Utterance[], vocabulary: Vocabulary): HeldOut[] {
  return utterances.flatMap(({ copies, label }) =>
    copies.map(({ text }) => ({
      evidence: readMessage(fitted, text, readViews(text, vocabulary), vocabulary).evidence,
      label,
    })),
  )
}
