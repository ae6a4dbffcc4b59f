import { integer, optionalFlag, required, type Fields } from './fields.ts'
import { nestedFields } from './nested-fields.ts'
import type { UnemploymentInput } from './unemployment-input.ts'
import { unemploymentLaw } from './unemployment-law.ts'
import type { UnemploymentMonths } from './unemployment-months.ts'
import type { Trail } from './trail.ts'

export interface StopReservation {
  readonly reservedAtStop: number
  readonly reservedTotal: number
}

interface Entitlement {
  readonly input: UnemploymentInput
  readonly months: UnemploymentMonths
}

/** Payments that end before their time, with or without a notice (Decree 374/2025 arts 8, 19). */
export function unemploymentStop(
  fields: Fields,
  { input, months }: Entitlement,
  trail: Trail,
): StopReservation | Readonly<Record<string, never>> {
  const value = fields['stop'] ?? undefined
  if (value === undefined) return {}
  const stop = nestedFields(value, 'stop')
  const received = integer(stop, 'stop.receivedMonths', { min: 0, max: months.benefitMonths })
  const reported = required(optionalFlag(stop, 'stop.reported'), 'stop.reported')

  const law = unemploymentLaw(input.endDate, trail)
  const perMonth = law('ui_months_per_benefit_month')
  const left = Math.max(0, input.contributionMonths - perMonth * received - months.reservedMonths)
  const reservedAtStop = reported ? left : 0
  const reservedTotal = months.reservedMonths + reservedAtStop
  trail.step(
    reported
      ? `Chấm dứt hưởng, có thông báo đúng hạn: ${input.contributionMonths} - ${perMonth} × ${received} tháng đã hưởng - ` +
          `${months.reservedMonths} tháng đã bảo lưu = ${reservedAtStop} tháng; tổng bảo lưu ${reservedTotal} tháng.`
      : `Chấm dứt hưởng, không thông báo đúng hạn: không bảo lưu thêm; tổng bảo lưu ${reservedTotal} tháng.`,
  )
  if (input.contributionMonths > law('ui_reserve_upper_months')) {
    trail.warn(
      'stop_over_144',
      'Đã đóng trên 144 tháng: cách tính bảo lưu khi chấm dứt hưởng cần hỏi Trung tâm dịch vụ việc làm.',
    )
  }
  return { reservedAtStop, reservedTotal }
}
