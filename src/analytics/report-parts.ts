import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { loadSurveyWords } from '../content/survey-words.ts'
import type { Clock } from '../core/clock.ts'
import { projectRoot } from '../root.ts'
import type { SurveyFigures } from './contract.ts'
import type { ReportParts } from './report/parts.ts'

/** The report over the stores; labels, method texts and the version of the code are read once. */
export function reportParts(ground: {
  readonly stores: { readonly surveyFigures: SurveyFigures }
  readonly clock: Clock
}): ReportParts {
  return {
    figures: ground.stores.surveyFigures,
    clock: ground.clock,
    words: loadSurveyWords(projectRoot),
    codeVersion: codeVersion(),
  }
}

function codeVersion(): string {
  const file = z.object({ version: z.string() })
  return file.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))).version
}
