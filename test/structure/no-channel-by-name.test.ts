import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { filesIn, readText } from './repository.ts'

const channels = readdirSync(join(projectRoot, 'channels'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'kit')
  .map((entry) => entry.name)

/** Where a channel is named for a reason that is not the channel's own. */
const allowed: ReadonlyMap<string, string> = new Map([
  ['src/commands/answer.ts', 'the channel that a question on the command line counts as'],
  ['src/commands/chat.ts', 'the same for a talk on the command line'],
  ['src/handoff/create-call-desk.ts', 'the channel that a phone call counts as, which officers enter'],
])

describe('a sixth channel needs a folder and a line', () => {
  const sources = filesIn('src').filter((file) => /\.tsx?$/.test(file) && !allowed.has(file))

  it.each(channels)('no file of src/ knows %s by name', (id) => {
    const name = new RegExp(`channel[^\\n]{0,40}['"\`]${id}['"\`]`, 'i')
    const named = sources.filter((file) => name.test(withoutComments(readText(file))))

    expect(named).toEqual([])
  })

  it('no file of src/ but main.ts imports a channel', () => {
    const importing = sources.filter((file) => /from '(?:\.\.\/)+channels\//.test(readText(file)))

    expect(importing).toEqual(['src/main.ts'])
  })
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}
