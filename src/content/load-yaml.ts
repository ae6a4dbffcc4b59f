import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import type { ContentProblem } from './content.ts'

/** A file or a front matter that could be read; `lineOf` finds the line of a field for error messages. */
export interface ReadYaml<T> {
  readonly value: T
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined
}

/** Reads and checks one YAML text; problems are added to the list, with the file's line and the field. */
export function readYaml<T>(
  source: { file: string; text: string; firstLine?: number },
  schema: z.ZodType<T>,
  problems: ContentProblem[],
): ReadYaml<T> | undefined {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, schema: 'core' })
  const offset = (source.firstLine ?? 1) - 1
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    const line = lineIn(document, lines, path)
    return line === undefined ? undefined : line + offset
  }
  for (const error of document.errors) {
    const line = error.linePos?.[0].line
    problems.push({
      level: 'error',
      file: source.file,
      ...(line === undefined ? {} : { line: line + offset }),
      field: '',
      message: error.message.split('\n')[0] ?? 'not YAML',
    })
  }
  if (document.errors.length > 0) return undefined
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { value: parsed.data, lineOf }
  for (const issue of parsed.error.issues) {
    const line = lineOf(issue.path)
    problems.push({
      level: 'error',
      file: source.file,
      ...(line === undefined ? {} : { line }),
      field: issue.path.map(String).join('.'),
      message: issue.message,
    })
  }
  return undefined
}

export function readYamlFile<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
  problems: ContentProblem[],
): ReadYaml<T> | undefined {
  let text: string
  try {
    text = readFileSync(`${root}/${file}`, 'utf8')
  } catch {
    problems.push({ level: 'error', file, field: '', message: 'the file is missing' })
    return undefined
  }
  return readYaml({ file, text: text.normalize('NFC') }, schema, problems)
}

/** The line of the deepest part of the path that exists. */
function lineIn(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      const start: unknown = node.range[0]
      if (typeof start === 'number') return lines.linePos(start).line
    }
  }
  return 1
}
