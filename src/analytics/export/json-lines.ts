import type { ExportSource, Pieces } from './export-source.ts'

/** One JSON object a line: numbers as numbers, codes as strings, null for what is missing. */
export async function* writeJsonLines({ columns, pages }: ExportSource): Pieces {
  const heads = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`)
  const isNumber = columns.map(({ type }) => type === 'integer' || type === 'number')
  for await (const page of pages()) {
    let piece = ''
    for (const record of page) {
      for (let i = 0; i < heads.length; i += 1) {
        const cell = record[i] ?? ''
        piece += (heads[i] ?? '') + (cell === '' ? 'null' : isNumber[i] === true ? cell : JSON.stringify(cell))
      }
      piece += '}\n'
    }
    yield piece
  }
}
