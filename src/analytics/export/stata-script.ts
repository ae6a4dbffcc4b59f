import type { CodeBookColumn } from '../../content/code-book.ts'

/** Stata's limit of a variable's label, in characters. */
const LABEL_LENGTH = 80

/** A Stata do-file that reads the CSV and sets labels; codes that are text keep their meanings as notes. */
export function stataScript(columns: readonly CodeBookColumn[]): string {
  const texts = columns.flatMap(({ type }, index) => (type === 'string' || type === 'datetime' ? [index + 1] : []))
  const labels = columns.map(
    ({ name, label_vi }) => `label variable ${name} ${quoted(label_vi.slice(0, LABEL_LENGTH))}`,
  )
  const values = columns.flatMap(({ name, type, values: codes }) => {
    if (codes === undefined) return []
    if (type === 'string') return [`notes ${name}: ${codes.map(({ code, vi }) => `${code} = ${vi}`).join('; ')}`]
    const list = codes.map(({ code, vi }) => `${code} ${quoted(vi)}`).join(' ')
    return [`label define ${name}_l ${list}`, `label values ${name} ${name}_l`]
  })
  return `version 15
import delimited using "data/ratings.csv", varnames(1) case(preserve) encoding("utf-8") bindquote(strict) stringcols(${texts.join(' ')}) clear
${[...labels, ...values].join('\n')}
`
}

function quoted(text: string): string {
  return `\`"${text}"'`
}
