import { buildGazetteer } from './build-gazetteer.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { PlaceSources } from './place-sources.ts'

/** Builds the gazetteer at the first call and keeps only it: the sources (some 20 MB parsed) are let go. */
export function createPlaces(load: () => PlaceSources): () => Gazetteer {
  let built: Gazetteer | undefined
  return () => (built ??= buildGazetteer(load()))
}
