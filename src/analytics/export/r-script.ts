import type { CodeBookColumn } from '../../content/code-book.ts'

/** An R script that reads the CSV and labels it (package haven). */
export function rScript(columns: readonly CodeBookColumn[]): string {
  const classes = columns.map(({ name, type }) => `  ${name} = "${classOf(type)}"`)
  const labelled = columns.map(({ name, type, label_vi, values }) => {
    if (values === undefined) return `attr(ratings$${name}, "label") <- ${quoted(label_vi)}`
    const codes = values.map(({ code, vi }) => `${quoted(vi)} = ${type === 'string' ? quoted(code) : `${code}`}`)
    return `ratings$${name} <- haven::labelled(ratings$${name}, c(${codes.join(', ')}), label = ${quoted(label_vi)})`
  })
  return `# install.packages("haven")
ratings <- read.csv("data/ratings.csv", fileEncoding = "UTF-8", encoding = "UTF-8", na.strings = "", colClasses = c(
${classes.join(',\n')}
))
${labelled.join('\n')}
`
}

function classOf(type: CodeBookColumn['type']): string {
  return type === 'integer' || type === 'number' ? 'numeric' : 'character'
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
