import type { ExportSource, Pieces } from './export-source.ts'
import { takeRows } from './take-rows.ts'
import { contentTypes, packageRelations, styles, workbook, workbookRelations } from './xlsx-package.ts'
import { dataSheet, textSheet } from './xlsx-sheets.ts'
import { pieceOf, zipOf, type ZipEntry } from './zip.ts'

/** Excel's last row, less the header. */
const SHEET_ROWS = 1_048_575

/** A workbook of our own making, streamed: data, value labels, code book, and what the file is. */
export function writeXlsx(source: ExportSource, sheetRows = SHEET_ROWS): Pieces {
  const { columns, rows, codeBook, facts } = source
  const sheets = Math.max(1, Math.ceil(rows / sheetRows))
  const take = takeRows(source.pages())
  const data = Array.from({ length: sheets }, (_, index) => ({
    name: index === 0 ? 'Dữ liệu' : `Dữ liệu ${index + 1}`,
    pieces: () => dataSheet(columns, take(sheetRows)),
  }))
  const labels = columns.flatMap(({ name, label_vi, values = [], flags = [] }) =>
    [...values, ...flags].map(({ code, vi, en }) => [name, label_vi, code, vi, en]),
  )
  const book = codeBook.columns.map((column) => [
    column.name,
    column.type,
    column.label_vi,
    column.label_en,
    column.format,
    column.missing,
    column.privacy,
    column.note ?? '',
  ])
  const texts = [
    { name: 'Nhãn', rows: [['Cột', 'Tên cột', 'Mã', 'Nhãn', 'Nhãn tiếng Anh'], ...labels] },
    { name: 'Bảng mã', rows: [BOOK_HEAD, ...book] },
    { name: 'Thông tin', rows: [['Mục', 'Nội dung'], ...facts.map(([label, value]) => [label, value])] },
  ].map(({ name, rows: lines }) => ({ name, pieces: () => pieceOf(textSheet(lines)) }))
  const all = [...data, ...texts]
  const names = all.map(({ name }) => name)
  const entries: ZipEntry[] = [
    { path: '[Content_Types].xml', pieces: () => pieceOf(contentTypes(names)) },
    { path: '_rels/.rels', pieces: () => pieceOf(packageRelations) },
    { path: 'xl/workbook.xml', pieces: () => pieceOf(workbook(names)) },
    { path: 'xl/_rels/workbook.xml.rels', pieces: () => pieceOf(workbookRelations(names)) },
    { path: 'xl/styles.xml', pieces: () => pieceOf(styles) },
    ...all.map(({ pieces }, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, pieces })),
  ]
  return zipOf(entries, new Date(source.extractedAt))
}

const BOOK_HEAD = ['Tên', 'Kiểu', 'Nhãn', 'Nhãn tiếng Anh', 'Giá trị', 'Khi trống', 'Quyền riêng tư', 'Ghi chú']
