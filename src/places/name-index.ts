import type { Gazetteer, Meaning } from './gazetteer.ts'
import { nameKeys } from './tokens.ts'

/** Collects names while the gazetteer is built. */
export class NameIndex {
  readonly #byName = new Map<string, Meaning[]>()
  // Many places share a name: its keys are computed and kept once.
  readonly #keys = new Map<string, { readonly exact: string; readonly folded: string }>()

  add(name: string, meaning: NewMeaning): Meaning {
    const { exact, folded } = this.#keysOf(name)
    return this.#put(folded, meaningOf(meaning, exact))
  }

  /** Also without blanks: "hanoi". Accents cannot be told apart there, so it is an accentless name of its own. */
  addJoined(name: string, meaning: NewMeaning): void {
    const joined = nameKeys(name).folded.replaceAll(' ', '')
    if (!this.#byName.has(joined)) this.#put(joined, meaningOf(meaning, joined))
  }

  finish(): Pick<Gazetteer, 'byName' | 'longest'> {
    const longest = new Map<string, number>()
    for (const key of this.#byName.keys()) {
      const words = key.split(' ')
      const first = words[0] ?? ''
      longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
    }
    return { byName: this.#byName, longest }
  }

  #put(key: string, meaning: Meaning): Meaning {
    const known = this.#byName.get(key)
    if (known === undefined) this.#byName.set(key, [meaning])
    else known.push(meaning)
    return meaning
  }

  #keysOf(name: string): { readonly exact: string; readonly folded: string } {
    const known = this.#keys.get(name)
    if (known !== undefined) return known
    const keys = nameKeys(name)
    this.#keys.set(name, keys)
    return keys
  }
}

function meaningOf({ kind, communes, types = [], former = -1, district }: NewMeaning, exact: string): Meaning {
  return { kind, exact, types, communes, former, district }
}

type NewMeaning = Pick<Meaning, 'kind' | 'communes'> & Partial<Meaning>
