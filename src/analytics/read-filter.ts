import { z } from 'zod'
import type { SurveyWords } from '../content/survey-words.ts'
import { AppError } from '../core/errors.ts'
import type { SurveyFilter } from './contract.ts'
import { readMonths, type Month, type Months } from './months.ts'

export const indexRuleNames = ['A', 'B', 'C', 'D', 'E'] as const
export type IndexRule = (typeof indexRuleNames)[number]

/** The filter as it stands in the address, checked; echoed with every figure. */
export interface FilterQuery {
  readonly from?: Month | undefined
  readonly to?: Month | undefined
  readonly rule: IndexRule
  readonly weighted: boolean
  readonly codes: Readonly<Partial<Record<CodeField, readonly string[]>>>
}

export const codeFields = [
  'province',
  'region',
  'channel',
  'served_by',
  'group',
  'persona',
  'intent_group',
  'resolved',
  'instrument',
  'mode',
] as const
export type CodeField = (typeof codeFields)[number]

/** In addresses: provinces that are not known have an empty code. */
export const UNKNOWN_PROVINCE = 'none'

/** Throws `wrong_use` (400) with the field and what is accepted there. */
export function readFilter(query: unknown, words: SurveyWords): FilterQuery {
  const parsed = schema.safeParse(query ?? {})
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw refused(issue?.path.join('.') ?? '', issue?.message ?? 'Bộ lọc chưa hợp lệ.')
  }
  const { from, to, rule, weighted, ...lists } = parsed.data
  const codes: Partial<Record<CodeField, readonly string[]>> = {}
  for (const field of codeFields) {
    const list = lists[field]
    if (list === undefined) continue
    codes[field] = checkCodes(field, list, acceptedCodes(field, words))
  }
  return { from, to, rule: rule ?? 'A', weighted: weighted === '1', codes }
}

/** What the store is asked for: whole months, regions as their provinces. */
export function surveyFilter({ codes }: FilterQuery, months: Months, words: SurveyWords): SurveyFilter {
  const provinces = chosenProvinces(codes, words)
  return {
    from: months.firstDay,
    to: months.lastDay,
    ...(provinces === undefined ? {} : { provinces }),
    ...optional('channels', codes.channel),
    ...optional('servedBy', codes.served_by),
    ...optional('groups', codes.group),
    ...optional('personas', codes.persona),
    ...optional('intentGroups', codes.intent_group),
    ...optional('outcomes', codes.resolved),
    ...optional('instruments', codes.instrument),
    ...optional('modes', codes.mode),
  }
}

/** Months asked for; those not given are the other end, or the default. */
export function chosenMonths({ from, to }: FilterQuery, fallback: Month): Months {
  const first = from ?? to ?? fallback
  const last = to ?? from ?? fallback
  if (first > last) throw refused('from', 'Tháng bắt đầu phải trước hoặc trùng tháng kết thúc.')
  const months = readMonths(first, last)
  if (months.list.length > MOST_MONTHS) throw refused('from', `Mỗi lần xem nhiều nhất ${MOST_MONTHS} tháng.`)
  return months
}

const MOST_MONTHS = 60

const NOT_A_MONTH = 'Tháng cần có dạng NĂM-THÁNG, ví dụ 2026-11.'
const month = z
  .string(NOT_A_MONTH)
  .regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/, NOT_A_MONTH)
  .optional()
const TWICE = 'Chỉ được ghi một lần; nhiều mã thì cách nhau bằng dấu phẩy.'
const list = z
  .string(TWICE)
  .transform((text) => text.split(',').map((code) => code.trim()))
  .optional()

const schema = z.object({
  from: month,
  to: month,
  rule: z.enum(indexRuleNames, 'Cách tính cần là A, B, C, D hoặc E.').optional(),
  weighted: z.enum(['0', '1'], 'Trọng số cần là 0 hoặc 1.').optional(),
  province: list,
  region: list,
  channel: list,
  served_by: list,
  group: list,
  persona: list,
  intent_group: list,
  resolved: list,
  instrument: list,
  mode: list,
})

function acceptedCodes(field: CodeField, words: SurveyWords): readonly string[] | RegExp {
  switch (field) {
    case 'province':
      return [...words.provinces.map(({ code }) => code), UNKNOWN_PROVINCE]
    case 'region':
      return words.regions.map(({ code }) => code)
    case 'group':
      return words.respondent_group.map(({ code }) => code)
    case 'instrument':
      return /^v\d{1,3}\.\d{1,3}$/
    default:
      return words[field].map(({ code }) => code)
  }
}

function checkCodes(field: CodeField, given: readonly string[], accepted: readonly string[] | RegExp): string[] {
  const known = (code: string): boolean => ('test' in accepted ? accepted.test(code) : accepted.includes(code))
  const wrong = given.find((code) => !known(code))
  if (wrong === undefined) return [...new Set(given)]
  const expected = 'test' in accepted ? 'v<số>.<số>, ví dụ v2.0' : accepted.join(', ')
  throw refused(field, `Không có mã "${wrong.slice(0, 40)}". Các mã được nhận: ${expected}.`)
}

function chosenProvinces(codes: FilterQuery['codes'], words: SurveyWords): readonly string[] | undefined {
  const { province, region } = codes
  if (province === undefined && region === undefined) return undefined
  const ofRegions = words.provinces.filter((one) => region?.includes(one.region)).map(({ code }) => code)
  if (province === undefined) return ofRegions
  const stored = province.map((code) => (code === UNKNOWN_PROVINCE ? '' : code))
  const chosen = region === undefined ? stored : stored.filter((code) => ofRegions.includes(code))
  if (chosen.length === 0) throw refused('province', 'Không tỉnh nào đã chọn thuộc vùng đã chọn.')
  return chosen
}

function optional<K extends string>(
  name: K,
  values: readonly string[] | undefined,
): Partial<Record<K, readonly string[]>> {
  const found: Partial<Record<K, readonly string[]>> = {}
  if (values !== undefined) found[name] = values
  return found
}

function refused(field: string, message: string): AppError {
  return new AppError('wrong_use', message, field === '' ? {} : { field })
}
