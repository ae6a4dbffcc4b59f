import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesIn, hasFile, readText } from './repository.ts'

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter(hasFile),
  ...filesIn('docs', 'channels').filter((file) => file.endsWith('.md')),
]

const LINK = /\]\(([^)\s]+)\)/g
/** `src/core/message.ts`, `test/eval/sets/`, `intents/dialogue.yaml`: a path of this repository in code signs. */
const FILE_NAME = /`((?:src|channels|test|intents|knowledge|docs|ops)\/[\w./@-]*)`/g

const withoutCode = (text: string): string => text.replaceAll(/```[\s\S]*?```/g, '')

const matches = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), (match) => match[1] ?? '')

describe.each(documents)('%s', (file) => {
  const text = withoutCode(readText(file))

  it('links only to files that exist', () => {
    const local = matches(text, LINK).filter((target) => !/^(?:https?:|mailto:|#)/.test(target))

    const broken = local.filter((target) => !hasFile(join(dirname(file), decodeURI(target.split('#')[0] ?? ''))))

    expect(broken).toEqual([])
  })

  it('links only to headings that exist', () => {
    const anchors = matches(text, LINK).filter((target) => target.startsWith('#'))
    const headings = text.match(/^#+ .+$/gm)?.map(slugOf) ?? []

    expect(anchors.filter((anchor) => !headings.includes(anchor.slice(1)))).toEqual([])
  })

  it('names only files that exist', () => {
    const gone = matches(text, FILE_NAME).filter((name) => !hasFile(name))

    expect(gone).toEqual([])
  })
})

/** As GitHub makes anchors of headings. */
function slugOf(heading: string): string {
  const words = heading.replace(/^#+ /, '').toLowerCase()
  return words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-')
}
