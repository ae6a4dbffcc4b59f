import type { CodeBookColumn } from '../../content/code-book.ts'
import type { RatingRecord } from './rating-records.ts'
import type { Pieces } from './export-source.ts'
import { DATE_STYLE, HEAD_STYLE } from './xlsx-package.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '</sheetView></sheetViews>'
/** Days between 1899-12-30, where spreadsheets begin to count, and 1970-01-01. */
const EPOCH_DAYS = 25_569
const DAY_MS = 86_400_000

/** The rows as typed cells: codes as text with their zeros, numbers and times of Việt Nam as such. */
export async function* dataSheet(
  columns: readonly CodeBookColumn[],
  pages: AsyncIterable<readonly RatingRecord[]>,
): Pieces {
  const letters = columns.map((_, index) => columnLetters(index))
  const widths = columns.map(({ type }) => (type === 'string' ? 16 : type === 'datetime' ? 20 : 12))
  yield `${opening(widths)}${row(
    1,
    columns.map(({ name }, index) => textCell(`${letters[index]}1`, name, HEAD_STYLE)),
  )}`
  let line = 1
  for await (const page of pages) {
    let piece = ''
    for (const record of page) {
      line += 1
      piece += `<row r="${line}">`
      for (let i = 0; i < columns.length; i += 1) {
        const cell = record[i] ?? ''
        if (cell !== '') piece += dataCell(`${letters[i]}${line}`, columns[i]?.type ?? 'string', cell)
      }
      piece += '</row>'
    }
    yield piece
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${line}"/></worksheet>`
}

/** A sheet of text under a header. */
export function textSheet(lines: readonly (readonly string[])[]): string {
  const rows = lines.map((cells, index) =>
    row(
      index + 1,
      cells.map((cell, place) =>
        cell === '' ? '' : textCell(`${columnLetters(place)}${index + 1}`, cell, index === 0 ? HEAD_STYLE : 0),
      ),
    ),
  )
  const widths = (lines[0] ?? []).map(() => 28)
  return `${opening(widths)}${rows.join('')}</sheetData></worksheet>`
}

function opening(widths: readonly number[]): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return `${HEAD}<worksheet xmlns="${MAIN}">${FROZEN}<cols>${columns.join('')}</cols><sheetData>`
}

function row(line: number, cells: readonly string[]): string {
  return `<row r="${line}">${cells.join('')}</row>`
}

function dataCell(place: string, type: CodeBookColumn['type'], cell: string): string {
  if (type === 'string') return textCell(place, cell, 0)
  if (type === 'datetime') return `<c r="${place}" s="${DATE_STYLE}"><v>${serial(cell)}</v></c>`
  return `<c r="${place}"><v>${cell}</v></c>`
}

function textCell(place: string, text: string, style: number): string {
  const styled = style === 0 ? '' : ` s="${style}"`
  return `<c r="${place}"${styled} t="inlineStr"><is>${textElement(text)}</is></c>`
}

function textElement(text: string): string {
  if (PLAIN.test(text)) return `<t>${text}</t>`
  return `<t xml:space="preserve">${escaped(text)}</t>`
}

/** Most cells are codes: one look tells that nothing of them must be escaped. */
const PLAIN = /^[\w.:+/-]+$/

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(text: string): string {
  return (
    text
      // `_x41_` would be read as an escape.
      .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll(/[&<>]/g, (sign) => MARKUP[sign] ?? sign)
      // XML has no such characters.
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .toWellFormed()
      .replaceAll('\r', '&#13;')
  )
}

/** The clock of Việt Nam, for spreadsheets know no zones. */
function serial(iso: string): number {
  return Date.parse(`${iso.slice(0, 19)}Z`) / DAY_MS + EPOCH_DAYS
}

function columnLetters(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}
