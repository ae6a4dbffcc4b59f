import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { globFiles } from '../../src/content/glob-files.ts'
import { loadContent } from '../../src/content/load-content.ts'
import { projectRoot } from '../../src/root.ts'

it('every text that the program says stands in intents/dialogue.yaml: a missing one would be an empty bubble', () => {
  const { texts } = loadContent(projectRoot, '2026-11-25').dialogue
  const sources = globFiles(projectRoot, 'src', '.ts').map((file) => readFileSync(join(projectRoot, file), 'utf8'))
  const said = sources.flatMap((source) =>
    Array.from(source.matchAll(/\bsay\(content, '(\w+)'/g), ([, key = '']) => key),
  )

  expect(said.length).toBeGreaterThan(20)
  expect(said.filter((key) => !(key in texts))).toEqual([])
})
