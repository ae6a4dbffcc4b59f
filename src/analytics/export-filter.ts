import { z } from 'zod'
import type { CodeBook } from '../content/code-book.ts'
import { vietnamDay, type Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import type { SurveyFilter } from './contract.ts'
import type { ProvinceName } from './export/finish-record.ts'

const DAYS = 'Cần dạng NĂM-THÁNG hoặc NĂM-THÁNG-NGÀY, ví dụ 2026-10 hoặc 2026-10-31.'
const period = z.string(DAYS).refine(isPeriod, DAYS).optional()
const codes = z
  .union([z.string('Cần danh sách mã, cách nhau bằng dấu phẩy.'), z.array(z.string())])
  .transform((given) => (typeof given === 'string' ? given.split(',') : given).map((code) => code.trim()))
  .optional()

/** Fields of a filter, for the query of a request and for bodies alike. */
export const exportFilterFields = {
  from: period,
  to: period,
  province: codes,
  region: codes,
  channel: codes,
  served_by: codes,
  group: codes,
  persona: codes,
  intent_group: codes,
  resolved: codes,
  instrument: codes,
  mode: codes,
}

type Given = z.output<z.ZodObject<typeof exportFilterFields>>

/** Days shown when none are asked for, the last one included. */
const DEFAULT_DAYS = 30

/** A filter of whole days; months mean all of theirs. Codes are those of the code book; an empty one means unknown. */
export function exportFilter(
  given: Given,
  { codeBook, provinces, clock }: { codeBook: CodeBook; provinces: readonly ProvinceName[]; clock: Clock },
): SurveyFilter {
  const to = given.to === undefined ? vietnamDay(clock.now()) : endOf(given.to)
  const from = given.from === undefined ? daysBefore(to, DEFAULT_DAYS - 1) : startOf(given.from)
  if (from > to) {
    throw new AppError('invalid_input', 'Ngày bắt đầu phải trước hoặc trùng ngày kết thúc.', { field: 'from' })
  }
  checkCodes(given, codeBook, provinces)
  const list = <K extends keyof SurveyFilter>(name: K, value: readonly string[] | undefined) =>
    value === undefined ? {} : { [name]: value }
  return {
    from,
    to,
    ...list('provinces', provincesOf(given, provinces)),
    ...list('channels', given.channel),
    ...list('servedBy', given.served_by),
    ...list('groups', given.group),
    ...list('personas', given.persona),
    ...list('intentGroups', given.intent_group),
    ...list('outcomes', given.resolved),
    ...list('instruments', given.instrument),
    ...list('modes', given.mode),
  }
}

/** A region is its provinces; with provinces too, those of them that lie in it. */
function provincesOf({ province, region }: Given, provinces: readonly ProvinceName[]): readonly string[] | undefined {
  if (region === undefined) return province
  const inRegion = provinces.filter((one) => region.includes(one.region)).map(({ code }) => code)
  return province === undefined ? inRegion : province.filter((code) => inRegion.includes(code))
}

function checkCodes(given: Given, codeBook: CodeBook, provinces: readonly ProvinceName[]): void {
  const valuesOf = (column: string): string[] | undefined =>
    codeBook.columns.find(({ name }) => name === column)?.values?.map(({ code }) => code)
  const known: readonly (readonly [keyof Given, readonly string[] | undefined])[] = [
    ['province', ['', ...provinces.map(({ code }) => code)]],
    ['region', valuesOf('region_code')],
    ['channel', valuesOf('channel')],
    ['served_by', valuesOf('served_by')],
    ['group', valuesOf('respondent_group')],
    ['persona', valuesOf('persona')],
    ['intent_group', valuesOf('intent_group')],
    ['resolved', valuesOf('resolved')],
  ]
  for (const [field, codesKnown] of known) {
    const asked = given[field]
    if (codesKnown === undefined || !Array.isArray(asked)) continue
    const strange = asked.find((code) => !codesKnown.includes(code))
    if (strange !== undefined) throw new AppError('invalid_input', `Mã “${strange}” không có trong bảng mã.`, { field })
  }
}

function isPeriod(text: string): boolean {
  if (!/^\d{4}-\d{2}(?:-\d{2})?$/.test(text)) return false
  const at = new Date(`${startOf(text)}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function startOf(text: string): string {
  return text.length === MONTH_LENGTH ? `${text}-01` : text
}

function endOf(text: string): string {
  if (text.length !== MONTH_LENGTH) return text
  const [year, month] = text.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10)
}

const MONTH_LENGTH = 7

function daysBefore(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
