import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { filesIn, hasFile, readText } from './repository.ts'

/** Every folder is a channel, but the kit that they share. */
const channels = readdirSync(join(projectRoot, 'channels'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'kit')
  .map((entry) => entry.name)

describe.each(channels)('channels/%s', (id) => {
  it('has the five files that every channel has', () => {
    const expected = ['index.ts', 'config.ts', 'receive.ts', 'render.ts', 'README.md']

    expect(expected.filter((name) => !hasFile(`channels/${id}/${name}`))).toEqual([])
  })

  it('stands in the list of channels', () => {
    expect(readText('channels/index.ts')).toContain(`from './${id}/index.ts'`)
  })

  it('has recorded payloads, each of them JSON', () => {
    const fixtures = filesIn(`test/fixtures/channels/${id}`)

    expect(fixtures.length).toBeGreaterThan(0)
    for (const file of fixtures) expect(() => JSON.parse(readText(file)), file).not.toThrow()
  })

  it('is held to the contract', () => {
    const calls = filesIn(`test/unit/channels/${id}`).filter((file) =>
      readText(file).includes(`describeChannelContract('${id}'`),
    )

    expect(calls).toHaveLength(1)
  })

  it('has a row in the README’s table', (context) => {
    if (!hasFile('README.md')) context.skip('README.md is not written yet')

    expect(readText('README.md')).toMatch(new RegExp(`^\\| *\`?${id}\`? *\\|`, 'm'))
  })
})
