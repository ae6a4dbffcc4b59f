import { describe, expect, it } from 'vitest'
import { filesIn, isCode, readText } from './repository.ts'

const LONGEST_FILE = 300
const ENVIRONMENT = /process\s*\.\s*env\b|process\[['"]env|\benv\b[^}]*\}\s*=\s*process/

describe('the code', () => {
  const program = filesIn('src', 'channels').filter(isCode)

  it('reads the environment in one file', () => {
    const readers = program.filter((file) => ENVIRONMENT.test(withoutComments(readText(file))))

    expect(readers).toEqual(['src/config.ts'])
  })

  it('has no file of more than 300 lines', () => {
    const long = [...program, ...filesIn('test', 'ops').filter(isCode)].filter((file) => linesOf(file) > LONGEST_FILE)

    expect(long).toEqual([])
  })

  it('skips a test only with a reason', () => {
    const silent = filesIn('test')
      .filter((file) => file.endsWith('.ts') && !file.startsWith('test/structure/'))
      .filter((file) => /\b(?:it|test|describe)\.(?:skip|only|todo)\b/.test(readText(file)))

    expect(silent).toEqual([])
  })

  it('knows no channel by name in its core', () => {
    const named = filesIn('src/core').filter((file) =>
      /['"](?:zalo|messenger|telegram|email)['"]/.test(withoutComments(readText(file))),
    )

    expect(named).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}

function linesOf(file: string): number {
  return readText(file).trimEnd().split('\n').length
}
