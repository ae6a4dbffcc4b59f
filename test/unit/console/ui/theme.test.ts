import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../../src/root.ts'

/** Old browsers of offices do not know `light-dark()`, so the dark colours stand in two files. */
test('the dark colours that an officer chooses are those of a dark machine', () => {
  const chosen = coloursIn('theme.css', ":root[data-theme='dark']")
  const machines = coloursIn('base.css', ":root:not([data-theme='light'])")

  expect(chosen.length).toBeGreaterThan(10)
  expect(chosen).toEqual(machines)
})

function coloursIn(file: string, selector: string): readonly string[] {
  const css = readFileSync(join(projectRoot, 'src/console/ui', file), 'utf8')
  const [, block = ''] = css.split(`${selector} {`)
  return [...(block.split('}')[0] ?? '').matchAll(/--[\w-]+: [^;]+;/g)].map(([declared]) => declared)
}
