import type { z } from 'zod'
import type { CommentTopics } from '../analytics/comments/code-comment.ts'
import type { YearlySurvey } from '../analytics/yearly-contract.ts'
import { AppError } from '../core/errors.ts'
import type { ContentProblem } from './content.ts'
import { readYamlFile } from './load-yaml.ts'
import { commentTopicsSchema, yearlySchema } from './survey-schemas.ts'

const YEARLY = 'knowledge/survey/yearly.yaml'
const TOPICS = 'knowledge/survey/topics.yaml'

export interface SurveyFiles {
  readonly yearly: YearlySurvey
  readonly topics: CommentTopics
}

/** With a mistake in them the program does not start. */
export function loadSurveyFiles(root: string): SurveyFiles {
  return { yearly: needed(root, YEARLY, yearlySchema), topics: needed(root, TOPICS, commentTopicsSchema) }
}

/** For `ansinh check content`: adds to the problems. */
export function checkSurveyFiles(root: string, problems: ContentProblem[]): void {
  readYamlFile(root, YEARLY, yearlySchema, problems)
  readYamlFile(root, TOPICS, commentTopicsSchema, problems)
}

function needed<T>(root: string, file: string, schema: z.ZodType<T>): T {
  const problems: ContentProblem[] = []
  const read = readYamlFile(root, file, schema, problems)
  if (read !== undefined) return read.value
  const problem = problems[0]
  const where = [problem?.file, problem?.line, problem?.field].filter((part) => part !== undefined && part !== '')
  throw new AppError('content_invalid', `${where.join(':')}: ${problem?.message ?? 'invalid'}`)
}
