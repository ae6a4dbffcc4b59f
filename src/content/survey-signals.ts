import { z } from 'zod'
import type { HospitalSignals } from '../analytics/operations/contract.ts'
import { AppError } from '../core/errors.ts'
import type { Content, ContentProblem } from './content.ts'
import { readYamlFile } from './load-yaml.ts'

export interface SurveySignals {
  readonly hospital: HospitalSignals
}

const FILE = 'intents/survey-signals.yaml'

const signalsSchema = z.strictObject({
  hospital: z.strictObject({
    intents: z.array(z.string()).min(1),
    complaints: z.array(z.string()).min(1),
    words: z.array(z.string().regex(/^[\p{Ll}\p{N} ]+$/u, 'lower-case letters, digits and blanks')).min(1),
  }),
})

/** With a mistake in them the program does not start. */
export function loadSurveySignals(root: string, content: Content): SurveySignals {
  const problems: ContentProblem[] = []
  const signals = checkSurveySignals(root, content, problems)
  const [first] = problems
  if (signals !== undefined && first === undefined) return signals
  const where = first === undefined ? '' : `${first.file}:${first.line ?? 1} ${first.field}: ${first.message}`
  throw new AppError('content_invalid', `content has errors (ansinh check content lists them). First: ${where}`)
}

export function checkSurveySignals(
  root: string,
  content: Content,
  problems: ContentProblem[],
): SurveySignals | undefined {
  const file = readYamlFile(root, FILE, signalsSchema, problems)
  if (file === undefined) return undefined
  for (const list of ['intents', 'complaints'] as const) {
    file.value.hospital[list].forEach((intent, place) => {
      if (content.intents.has(intent)) return
      const path = ['hospital', list, place]
      const line = file.lineOf(path)
      const where = { file: FILE, ...(line === undefined ? {} : { line }), field: path.join('.') }
      problems.push({ level: 'error', ...where, message: `there is no intent "${intent}"` })
    })
  }
  return file.value
}
