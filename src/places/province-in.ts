import { findPlaces } from './find-places.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { PlaceUnit } from './place.ts'

/** The one province that a free text names; two of them, or a doubt, are none. */
export function provinceFinder(places: () => Gazetteer): (text: string) => PlaceUnit | undefined {
  return (text) => {
    const named = findPlaces(text, places()).flatMap(({ province }) => (province === null ? [] : [province]))
    const [first] = named
    return first !== undefined && named.every(({ code }) => code === first.code) ? first : undefined
  }
}
