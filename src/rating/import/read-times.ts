import type { Column, Columns, CsvRow } from './columns.ts'
import { isBlank, remembered, textCell, type CellReader } from './read-cell.ts'
import type { TimeColumn } from './read-header.ts'
import { readMoment, readSeconds, type Moment } from './read-moment.ts'

export interface RowTimes {
  readonly created: Moment | undefined
  readonly issued: Moment | undefined
  readonly rated: Moment | undefined
  readonly expires: Moment | undefined
  /** First day of the month that the row belongs to by its own word. */
  readonly month: Moment | undefined
  /** `response_seconds`. */
  readonly answeredAfter: number | undefined
}

/** Times stand as instants, days, or seconds from one origin. */
export function createTimesReader(columns: Columns): (row: CsvRow) => RowTimes {
  const created = moment(columns, 'created_at')
  const closed = moment(columns, 'closed_at')
  const issued = moment(columns, 'issued_at')
  const rated = moment(columns, 'rated_at')
  const expires = moment(columns, 'expires_at')
  const month = columns.of('month_vn', monthCell)
  const wave = columns.of('survey_code', waveMonthCell)
  const seconds = columns.of('response_seconds', lenientSeconds)
  return (row) => ({
    created: created(row) ?? closed(row),
    issued: issued(row),
    rated: rated(row),
    expires: expires(row),
    month: month(row) ?? wave(row),
    answeredAfter: seconds(row),
  })
}

function moment(columns: Columns, name: TimeColumn): Column<Moment> {
  const instant = columns.of(name, momentCell)
  const seconds = columns.of(`${name}_s`, secondsCell)
  return (row) => instant(row) ?? seconds(row)
}

const momentCell: CellReader<Moment | undefined> = (text) => {
  if (isBlank(text)) return { value: undefined }
  const value = readMoment(text)
  return value === undefined ? { wrong: 'ISO 8601 (2026-11-05T08:30:00+07:00) hoặc ngày dd/MM/yyyy' } : { value }
}

const secondsCell: CellReader<Moment | undefined> = (text) => {
  if (isBlank(text)) return { value: undefined }
  const value = readSeconds(text)
  return value === undefined ? { wrong: 'số giây tính từ một mốc chung' } : { value }
}

const monthCell = remembered((text) => {
  if (isBlank(text)) return { value: undefined }
  const value = readMoment(`${text}-01`)
  return value === undefined ? { wrong: 'tháng dạng YYYY-MM' } : { value }
})

/** `CHAT-2026-11` names its month; another wave's code need not. */
const waveMonthCell = remembered((text) => {
  const month = /\d{4}-\d{2}$/.exec(text)?.[0]
  return { value: month === undefined ? undefined : readMoment(`${month}-01`) }
})

/** Derived from the times: only a help where they are rounded. */
const lenientSeconds: CellReader<number | undefined> = (text) => {
  return { value: text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined }
}

export const surveyCodeCell = textCell(40)
