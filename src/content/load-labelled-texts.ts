import { existsSync, readFileSync } from 'node:fs'
import type { ContentProblem, LabelledText } from './content.ts'
import { labelledTextSchema } from './schemas.ts'

/** Questions of other hands than the examples, and real questions that a reviewer put right. */
export const labelledTextFiles = ['intents/calibration.jsonl', 'intents/corrections.jsonl'] as const

export function loadLabelledTexts(
  root: string,
  intents: ReadonlySet<string>,
  problems: ContentProblem[],
): readonly LabelledText[] {
  return labelledTextFiles.flatMap((file) =>
    existsSync(`${root}/${file}`) ? readFile(root, file, intents, problems) : [],
  )
}

function readFile(
  root: string,
  file: string,
  intents: ReadonlySet<string>,
  problems: ContentProblem[],
): readonly LabelledText[] {
  const lines = readFileSync(`${root}/${file}`, 'utf8').normalize('NFC').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const report = (field: string, message: string): [] => {
      problems.push({ level: 'error', file, line: index + 1, field, message })
      return []
    }
    const parsed = labelledTextSchema.safeParse(parseJson(line))
    if (!parsed.success)
      return report(parsed.error.issues[0]?.path.join('.') ?? '', 'expected {"text", "intent"} as JSON')
    if (!intents.has(parsed.data.intent)) return report('intent', `there is no intent ${parsed.data.intent}`)
    return [parsed.data]
  })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
