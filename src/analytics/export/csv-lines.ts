import { stringify } from 'csv-stringify/sync'

/** Without it Excel reads UTF-8 as a single-byte code page and mangles every diacritic. */
export const BOM = '\uFEFF'

/** Comma, CRLF, RFC 4180 quotes. */
export function csvLines(records: (string | number)[][]): string {
  const cells = records.map((record) => record.map((cell) => (typeof cell === 'string' ? inert(cell) : cell)))
  return stringify(cells, { record_delimiter: '\r\n' })
}

/** A cell that a spreadsheet would take for a formula is shown as text. */
function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
