import type { KnownPlace } from '../core/conversation.ts'
import { findPlaces } from './find-places.ts'
import type { Gazetteer } from './gazetteer.ts'

/** The one province that a free text certainly names, with the commune where that is certain too; a doubt is none. */
export function placeFinder(places: () => Gazetteer): (text: string) => KnownPlace | undefined {
  return (text) => {
    const gazetteer = places()
    const named = findPlaces(text, gazetteer).filter(({ province }) => province !== null)
    const province = onlyOne(named.map((place) => place.province?.code))
    if (province === undefined) return undefined
    const commune = onlyOne(named.flatMap((place) => (place.commune === null ? [] : [place.commune.code])))
    const { version } = gazetteer
    return commune === undefined ? { province, version } : { province, commune, version }
  }
}

function onlyOne(codes: readonly (string | undefined)[]): string | undefined {
  const [first] = codes
  return codes.every((code) => code === first) ? first : undefined
}
