import type { ContentProblem } from './content.ts'
import type { ContentToCheck } from './content-to-check.ts'
import { fits } from './instrument.ts'
import { wordingDigest } from './wording-digest.ts'

const FILE = 'intents/survey.yaml'

/** A wording that was changed without a new version would make one series of two. */
export function checkInstrument(
  { content, instrumentLine }: Pick<ContentToCheck, 'content' | 'instrumentLine'>,
  problems: ContentProblem[],
): void {
  const { versions, wording, intentGroups, personas, respondentGroups } = content.survey
  const report = (level: ContentProblem['level'], path: readonly (string | number)[], message: string): void => {
    problems.push({ level, file: FILE, line: instrumentLine(path) ?? 1, field: path.join('.'), message })
  }
  const last = versions.length - 1
  const digest = wordingDigest(wording)
  if (versions[last]?.digest !== digest) {
    const message = `the wording is not that of ${versions[last]?.version}: add a version with digest ${digest}`
    report('error', ['versions', last, 'digest'], message)
  }
  for (const [index, { version, from }] of versions.entries()) {
    const before = versions[index - 1]
    if (before !== undefined && before.from > from) report('error', ['versions', index, 'from'], 'lies before the last')
    if (versions.findIndex((other) => other.version === version) !== index) {
      report('error', ['versions', index, 'version'], `${version} stands twice`)
    }
  }
  const known = [...content.intents.keys()]
  for (const [table, codes] of Object.entries({ intentGroups, personas, respondentGroups })) {
    for (const [code, patterns] of Object.entries(codes)) {
      for (const [index, pattern] of patterns.entries()) {
        if (known.some((intent) => fits(pattern, intent))) continue
        report('warning', [table, code, index], `no intent is like ${pattern}`)
      }
    }
  }
}
