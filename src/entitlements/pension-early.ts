import { monthIndex, addMonths } from './calendar.ts'
import { dayText, monthText } from './vietnamese-figures.ts'
import type { Benchmark } from './pension-input.ts'
import type { PensionCase } from './pension-case.ts'
import { pensionLaw } from './pension-law.ts'
import { isReducedCapacity, roadmapAgeIn, scheduledAge, yearsEarlyFor } from './retirement-schedule.ts'
import type { Trail } from './trail.ts'

/** How early the pension begins and what that costs, in percentage points. */
export interface EarlyPension {
  readonly months: number
  readonly reduction: number
  /** Counted from the person's own scheduled age, where that gives another result. */
  readonly alternativeReduction?: number
}

/** Law 41/2024 art. 66.3. */
export function earlyPension(pension: PensionCase, trail: Trail): EarlyPension {
  if (!isReducedCapacity(pension.condition)) return { months: 0, reduction: 0 }
  if (pension.birth === undefined) {
    const months = pension.earlyMonths ?? 0
    const reduction = reductionFor(months, pension, trail)
    explainReduction(months, reduction, trail)
    return { months, reduction }
  }
  return byBirthDate(pension, pension.birth.day, trail)
}

function byBirthDate(pension: PensionCase, birthDay: string, trail: Trail): EarlyPension {
  const { gender, pensionStart, benchmark } = pension
  const lowered = yearsEarlyFor(benchmark, trail) ?? 0
  const year = Number(pensionStart.slice(0, 4))
  const benchmarkDay = addMonths(birthDay, roadmapAgeIn(year, gender, trail) - 12 * lowered)
  const months = monthsUntil(pensionStart, benchmarkDay)
  trail.step(
    `Tuổi làm mốc theo lộ trình của năm ${year} (${benchmarkWords[benchmark]}) đủ vào ngày ${dayText(benchmarkDay)}: ` +
      `hưởng từ tháng ${monthText(pensionStart)} là sớm ${months} tháng.`,
  )
  const reduction = reductionFor(months, pension, trail)
  explainReduction(months, reduction, trail)

  // Reached before the roadmap began: not early by that reading either.
  const own = scheduledAge({ gender, birthDay }, lowered, trail)
  const alternativeReduction = own ? reductionFor(monthsUntil(pensionStart, own.reachDate), pension, trail) : 0
  if (alternativeReduction === reduction) return { months, reduction }
  trail.warn(
    'early_benchmark_disputed',
    'Tính theo tuổi nghỉ hưu của chính người đó thì tỷ lệ giảm khác; cơ quan BHXH xác định mốc được áp dụng.',
  )
  return { months, reduction, alternativeReduction }
}

/** Full months from the first day of the month; 0 when the day has passed. */
function monthsUntil(month: string, day: string): number {
  return Math.max(0, monthIndex(day.slice(0, 7)) - monthIndex(month))
}

function reductionFor(months: number, pension: PensionCase, trail: Trail): number {
  const law = pensionLaw(pension.pensionStart, trail)
  const half = months % 12 >= 6 ? law('pension_early_cut_half_year') : 0
  return law('pension_early_cut_year') * Math.floor(months / 12) + half
}

function explainReduction(months: number, reduction: number, trail: Trail): void {
  trail.step(
    `Nghỉ sớm ${months} tháng = ${Math.floor(months / 12)} năm ${months % 12} tháng; giảm theo từng năm đủ, phần lẻ từ đủ ` +
      `6 tháng giảm bằng nửa năm (khoản 3 Điều 66 Luật 41/2024/QH15): giảm ${reduction}%.`,
  )
}

const benchmarkWords: Readonly<Record<Benchmark, string>> = {
  normal: 'điều kiện bình thường',
  heavy: 'nghề nặng nhọc, độc hại, vùng đặc biệt khó khăn',
  coal_mine: 'khai thác than trong hầm lò',
}
