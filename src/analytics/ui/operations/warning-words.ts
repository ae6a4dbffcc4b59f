import { decimalText, intervalText, maskedText, percentText, pValueText } from '../numbers.ts'
import type { Warning, WarningRow } from './warning-types.ts'

/** Below half of the places known, provinces are not compared (survey method §4). */
export function isComparable({ unknownShare }: Pick<Warning, 'unknownShare'>): boolean {
  return unknownShare === null || unknownShare <= 0.5
}

/** What somebody has to look at; the strongest first, as the server orders them. */
export function raised({ rows }: Pick<Warning, 'rows'>): readonly WarningRow[] {
  return rows.filter(({ state }) => state === 'alarm' || state === 'watch')
}

export const stateTexts: Readonly<Record<WarningRow['state'], string>> = {
  alarm: 'Báo động',
  watch: 'Theo dõi',
  none: 'Không',
  few: 'Chưa đủ người',
}

/** "45 trong 210 người, 21,4 % (16,4–27,5 %), gấp 2,10 lần phần còn lại; p < 0,001 đã hiệu chỉnh". */
export function rowSentence({ persons, hit, rate, low, high, ratio, adjustedP, before }: WarningRow): string {
  if (hit === null) return 'số liệu ẩn để không suy ra được số của dòng khác'
  const size = `${maskedText(hit)} trong ${maskedText(persons)} người, ${percentText(rate)} (${intervalText(low, high)})`
  const times = ratio === null ? '' : `, gấp ${decimalText(ratio)} lần phần còn lại`
  const chance = adjustedP === null ? '' : `; ${pValueText(adjustedP)} đã hiệu chỉnh`
  return `${size}${times}${chance}${before ? '; tuần trước cũng cao hơn' : ''}`
}
