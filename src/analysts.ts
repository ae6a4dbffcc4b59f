import { join } from 'node:path'
import { startExporting } from './analytics/export/start-exporting.ts'
import { reportParts } from './analytics/report-parts.ts'
import { createAnalyticsRouter } from './analytics/routes.ts'
import type { Closing } from './closing.ts'
import type { StaffAuth } from './console/staff-auth.ts'
import { loadSurveyFiles } from './content/survey-files.ts'
import { operationsOf, type OperationsGround } from './operations.ts'
import { projectRoot } from './root.ts'
import { startSurveyChores } from './schedule/survey-chores.ts'
import { startSurveyRefresh } from './schedule/survey-refresh.ts'

interface AnalystsGround extends OperationsGround {
  readonly secret: string
}

/** The analysts' API with all that stands behind it. */
export function createAnalysts(
  ground: AnalystsGround,
  { auth, dataDir, closing }: { readonly auth: StaffAuth; readonly dataDir: string; readonly closing: Closing },
): ReturnType<typeof createAnalyticsRouter> {
  const { stores, clock, log, secret } = ground
  const files = loadSurveyFiles(projectRoot)
  const exporting = startExporting({ root: projectRoot, folder: join(dataDir, 'exports'), stores, clock, log })
  const loops = [exporting, startSurveyChores({ ...ground, ...files }), startSurveyRefresh(ground)]
  closing.add(async () => {
    await Promise.all(loops.map((loop) => loop.stop()))
  })
  return createAnalyticsRouter({
    auth,
    surveys: stores.surveys,
    exporting: exporting.routes,
    ...operationsOf(ground),
    report: reportParts({ stores, clock, topics: files.topics }),
    supervision: { stores, secret, ...files },
    clock,
  })
}
