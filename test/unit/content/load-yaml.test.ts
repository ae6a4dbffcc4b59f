import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readYaml, readYamlFile } from '../../../src/content/load-yaml.ts'
import type { ContentProblem } from '../../../src/content/content.ts'

const schema = z.strictObject({ name: z.string(), list: z.array(z.strictObject({ day: z.iso.date() })) })

const good = 'name: An\nlist:\n  - { day: 2026-01-01 }\n  - day: 2026-04-30\n'

describe('readYaml', () => {
  it('reads a day as text, not as a time', () => {
    const problems: ContentProblem[] = []

    const read = readYaml({ file: 'a.yaml', text: good }, schema, problems)

    expect(problems).toEqual([])
    expect(read?.value.list).toEqual([{ day: '2026-01-01' }, { day: '2026-04-30' }])
  })

  it('finds the line of a field, shifted by where the text begins in its file', () => {
    const read = readYaml({ file: 'a.md', text: good, firstLine: 2 }, schema, [])

    expect(read?.lineOf(['name'])).toBe(2)
    expect(read?.lineOf(['list', 1, 'day'])).toBe(5)
    expect(read?.lineOf(['list', 1, 'nothing'])).toBe(5)
  })

  it.each([
    ['a wrong value deep inside', good.replace('2026-04-30', '2026-04-31'), 'list.1.day', 4],
    ['a wrong type', good.replace('An', '[1]'), 'name', 1],
    ['a field too many', `${good}other: 1\n`, '', 1],
  ])('reports %s', (_name, text, field, line) => {
    const problems: ContentProblem[] = []

    const read = readYaml({ file: 'a.yaml', text }, schema, problems)

    expect(read).toBeUndefined()
    expect(problems).toEqual([{ level: 'error', file: 'a.yaml', line, field, message: expect.any(String) }])
  })

  it('reports a syntax error with its line, on one line', () => {
    const problems: ContentProblem[] = []

    readYaml({ file: 'a.yaml', text: 'name: An\nlist: [1,\n', firstLine: 10 }, schema, problems)

    expect(problems[0]).toMatchObject({ file: 'a.yaml', field: '' })
    expect(problems[0]?.line).toBeGreaterThanOrEqual(11)
    expect(problems[0]?.message).not.toContain('\n')
  })

  it('reports a file that is missing', () => {
    const problems: ContentProblem[] = []

    const read = readYamlFile('/nowhere', 'a.yaml', schema, problems)

    expect(read).toBeUndefined()
    expect(problems).toEqual([{ level: 'error', file: 'a.yaml', field: '', message: 'the file is missing' }])
  })
})
