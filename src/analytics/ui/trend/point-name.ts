import { dayText } from '../months.ts'
import type { Trend } from './trend-types.ts'

/** Short for the axis: "05/10", "10/2026". */
export function axisName(step: Trend['step'], start: string): string {
  const [year = '', month = '', day = ''] = start.split('-')
  return step === 'month' ? `${month}/${year}` : `${day}/${month}`
}

export function pointName(step: Trend['step'], start: string): string {
  switch (step) {
    case 'day':
      return `ngày ${dayText(start)}`
    case 'week':
      return `tuần từ ${dayText(start)}`
    default:
      return `tháng ${axisName(step, start)}`
  }
}
