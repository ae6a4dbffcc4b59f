import { countStyles } from '../content/count-styles.ts'
import { checkDeskWords } from '../content/desk-words.ts'
import { checkSurveyFiles } from '../content/survey-files.ts'
import { checkContent } from '../content/load-content.ts'
import { checkSurveySignals } from '../content/survey-signals.ts'
import { projectRoot } from '../root.ts'
import { vietnamDay } from '../core/clock.ts'

/** `ansinh check content`: one line per problem on stdout; exit code 1 if one is an error. */
export async function checkContentCommand(options: { json: boolean }): Promise<number> {
  const checked = checkContent(projectRoot, vietnamDay(new Date()))
  const { content } = checked
  const problems = [...checked.problems]
  if (content !== undefined) checkDeskWords(projectRoot, content, problems)
  if (content !== undefined) checkSurveySignals(projectRoot, content, problems)
  checkSurveyFiles(projectRoot, problems)
  const errors = problems.filter((problem) => problem.level === 'error').length
  for (const problem of problems) {
    const line = `${problem.level} ${problem.file}:${problem.line ?? 1} ${problem.field}: ${problem.message}`
    process.stdout.write(`${options.json ? JSON.stringify(problem) : line}\n`)
  }
  if (content !== undefined) {
    const styles = Object.entries(countStyles(content)).map(([style, count]) => `${style} ${count}`)
    process.stderr.write(`examples by style: ${styles.join(', ')}\n`)
  }
  process.stderr.write(`${errors} errors, ${problems.length - errors} warnings\n`)
  return errors === 0 ? 0 : 1
}
