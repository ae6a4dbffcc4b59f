import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/understanding/normalise.ts'
import { readLexicon, readSynonyms } from './lexicon.ts'

describe('intents/synonyms.yaml', () => {
  it('gives every phrase one meaning', () => {
    const lexicon = readLexicon()
    const { groups, fillers } = readSynonyms()
    const said = [...groups].flatMap(([name, phrases]) => [name, ...phrases].map((phrase) => ({ name, phrase })))
    const all = [...said, ...fillers.map((phrase) => ({ name: 'fillers', phrase }))]

    const owners = new Map<string, string>()
    const twice: string[] = []
    for (const { name, phrase } of all) {
      const key = normalise(phrase, lexicon).accented.join(' ')
      const owner = owners.get(key) ?? name
      owners.set(key, owner)
      if (owner !== name) twice.push(`${phrase}: ${owner}, ${name}`)
    }

    expect(all.length).toBeGreaterThan(500)
    expect(twice).toEqual([])
  })
})
