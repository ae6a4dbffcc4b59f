import type { CodeBookColumn } from '../../content/code-book.ts'

/** SPSS syntax that reads the CSV and sets variable and value labels. Run it in the package's folder. */
export function spssScript(columns: readonly CodeBookColumn[]): string {
  const variables = columns.map((column) => `  ${column.name} ${formatOf(column)}`)
  const labels = columns.map(({ name, label_vi }) => `  ${name} ${quoted(label_vi)}`)
  const values = columns.flatMap(({ name, type, values: codes }) =>
    codes === undefined
      ? []
      : [
          `  /${name} ${codes.map(({ code, vi }) => `${type === 'string' ? quoted(code) : code} ${quoted(vi)}`).join(' ')}`,
        ],
  )
  return `* Encoding: UTF-8.
SET UNICODE=ON.
GET DATA
  /TYPE=TXT
  /FILE='data/ratings.csv'
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELCASE=LINE
  /DELIMITERS=","
  /QUALIFIER='"'
  /FIRSTCASE=2
  /VARIABLES=
${variables.join('\n')}.
VARIABLE LABELS
${labels.join('\n')}.
VALUE LABELS
${values.join('\n')}.
EXECUTE.
`
}

/** Bytes of a text column: the longest value that it may hold, with room. */
function formatOf({ type, values, name }: CodeBookColumn): string {
  switch (type) {
    case 'integer':
      return 'F8.0'
    case 'number':
      return 'F12.6'
    case 'datetime':
      // With its zone: SPSS has no format for it.
      return 'A25'
    case 'string':
      return values === undefined ? (name === 'q3_comment_masked' ? 'A2000' : 'A64') : 'A24'
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
