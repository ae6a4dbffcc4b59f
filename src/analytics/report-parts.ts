import { codeVersion } from '../code-version.ts'
import { loadSurveyWords } from '../content/survey-words.ts'
import type { Clock } from '../core/clock.ts'
import { projectRoot } from '../root.ts'
import type { CommentTopics } from './comments/code-comment.ts'
import type { SurveyFigures } from './contract.ts'
import type { ReportParts } from './report/parts.ts'
import { createReportParts, type ReportStores } from './supervision/report-parts.ts'

/** The report over the stores; labels, method texts and the version of the code are read once. */
export function reportParts(ground: {
  readonly stores: ReportStores & { readonly surveyFigures: SurveyFigures }
  readonly clock: Clock
  readonly topics: CommentTopics
}): ReportParts {
  const beside = createReportParts(ground.stores, ground.topics)
  return {
    figures: ground.stores.surveyFigures,
    clock: ground.clock,
    words: loadSurveyWords(projectRoot),
    codeVersion,
    comments: ({ from, to, channels, provinces }) =>
      beside.comments({
        from: from.slice(0, 7),
        to: to.slice(0, 7),
        ...(channels === undefined ? {} : { channels }),
        ...(provinces === undefined ? {} : { provinces }),
      }),
    actions: beside.actions,
    async frozen(months) {
      const all = (await beside.frozen()).filter(({ month }) => months.includes(month))
      return {
        frozen: all.map(({ month, version }) => ({ month, version })),
        changedSinceFrozen: all.filter(({ changed }) => changed).map(({ month }) => month),
      }
    },
  }
}
