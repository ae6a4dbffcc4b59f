import { describe, expect, it } from 'vitest'
import { filesIn, readText } from './repository.ts'

const NAME = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?=\??\s*:)/g

/** The keys of the environment in the two kinds of place that may know them. */
function variablesOfTheCode(): Set<string> {
  const files = ['src/config.ts', ...filesIn('channels').filter((file) => /^channels\/[^/]+\/config\.ts$/.test(file))]
  return new Set(files.flatMap((file) => readText(file).match(NAME) ?? []))
}

const lines = readText('.env.example').split('\n')
const shown = lines.flatMap((line) => /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? [])

describe('.env.example', () => {
  it('shows every variable that the code reads, and no other', () => {
    expect(shown.toSorted()).toEqual([...variablesOfTheCode()].toSorted())
  })

  it('shows each once', () => {
    expect(new Set(shown).size).toBe(shown.length)
  })

  it('says something about every group of them', () => {
    const uncommented = lines.filter((line, index) => {
      const before = lines[index - 1] ?? ''
      return /^[A-Z]/.test(line) && before.trim() === ''
    })

    expect(uncommented).toEqual([])
  })

  it('holds no secret', () => {
    const secrets = lines.filter((line) => /(?:SECRET|TOKEN|PASSWORD|KEY)[A-Z_]*=./.test(line))

    expect(secrets).toEqual([])
  })
})
