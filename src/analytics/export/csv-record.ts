/** One line of a CSV file, its end included (RFC 4180). */
export function csvRecord(cells: readonly string[]): string {
  const line = cells.join(',')
  // Most rows hold codes only: one look at the whole line instead of one at each cell.
  if (!/["\r\n]/.test(line) && !cells.some(holdsComma)) return `${line}\r\n`
  return `${cells.map(quoted).join(',')}\r\n`
}

/** A cell that a spreadsheet would take for a formula is shown as text (survey method §3.3). */
export function inert(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

const FORMULA = /^[=+\-@\t\r]/

function holdsComma(cell: string): boolean {
  return cell.includes(',')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
