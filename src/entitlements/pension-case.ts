import { windowW, type Fields } from './fields.ts'
import { invalid } from './input-error.ts'
import { agreed } from './months-around-2014.ts'
import { readTypedPension, type Scheme, type TypedPension } from './pension-input.ts'
import { isReducedCapacity } from './retirement-schedule.ts'
import type { SalaryHistory } from './salary-history.ts'
import type { Figures } from './trail.ts'

/** A pension to calculate; nothing in it contradicts anything else. */
export interface PensionCase extends TypedPension {
  readonly contributionMonths: number
  readonly scheme: Scheme
  readonly compulsoryMonths: number
  readonly minimumGroupMonths: number
}

export function readPensionCase(fields: Fields, figures: Figures): PensionCase {
  const typed = readTypedPension(fields, figures)
  const { history } = typed.salary
  const contributionMonths = agreed(typed.contributionMonths, history?.months, 'contributionMonths') ?? 0
  const scheme = agreed(typed.scheme, history && schemeOf(history), 'scheme') ?? 'compulsory'
  const compulsoryMonths = compulsoryMonthsOf(typed, scheme, contributionMonths)
  checkEarlyMonths(typed)
  if (typed.monthsAfterAge > contributionMonths) {
    throw invalid('monthsAfterAge', `Không được nhiều hơn tổng số tháng đóng (${contributionMonths}).`)
  }
  const lawFrom = windowW.from.slice(0, 7)
  const joined = history && (history.firstCompulsoryMonth ?? lawFrom) < lawFrom
  const joinedBeforeJuly2025 = agreed(typed.joinedBeforeJuly2025, joined, 'joinedBeforeJuly2025')
  const minimumGroupMonths = typed.minimumGroupMonths ?? compulsoryMonths
  if (minimumGroupMonths > compulsoryMonths) {
    throw invalid('minimumGroupMonths', `Không được nhiều hơn số tháng đóng bắt buộc (${compulsoryMonths}).`)
  }
  return { ...typed, contributionMonths, scheme, compulsoryMonths, joinedBeforeJuly2025, minimumGroupMonths }
}

function schemeOf({ months, compulsoryMonths }: SalaryHistory): Scheme {
  if (compulsoryMonths === months) return 'compulsory'
  return compulsoryMonths === 0 ? 'voluntary' : 'mixed'
}

function compulsoryMonthsOf({ salary, compulsoryMonths }: TypedPension, scheme: Scheme, total: number): number {
  if (compulsoryMonths !== undefined && compulsoryMonths > total) {
    throw invalid('compulsoryMonths', `Không được nhiều hơn tổng số tháng đóng (${total}).`)
  }
  const derived = salary.history?.compulsoryMonths ?? { compulsory: total, voluntary: 0, mixed: undefined }[scheme]
  if (compulsoryMonths !== undefined && derived !== undefined && compulsoryMonths !== derived) {
    throw invalid('compulsoryMonths', `Không khớp với loại hình tham gia (phải là ${derived}).`)
  }
  return derived ?? compulsoryMonths ?? 0
}

function checkEarlyMonths({ condition, birth, earlyMonths }: TypedPension): void {
  if (isReducedCapacity(condition)) {
    if ((earlyMonths === undefined) === (birth === undefined)) {
      throw invalid('earlyMonths', 'Cần đúng một trong hai: số tháng nghỉ sớm, hoặc ngày sinh.')
    }
    return
  }
  if (earlyMonths !== undefined && (earlyMonths > 0 || birth !== undefined)) {
    throw invalid('earlyMonths', 'Chỉ nhập số tháng nghỉ sớm khi suy giảm khả năng lao động và không nhập ngày sinh.')
  }
}
