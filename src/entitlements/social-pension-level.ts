import type { Day } from '../core/ids.ts'
import type { Trail } from './trail.ts'

/** The level of Decree 335/2026; our sources name the social pension in one article only. */
const LEVEL_2026_FROM: Day = '2026-07-01'

export function warnOfLevel2026(trail: Trail, on: Day): void {
  if (on < LEVEL_2026_FROM) return
  trail.warn(
    'social_pension_level_2026',
    'Mức trợ cấp hưu trí xã hội từ 01/07/2026 theo Nghị định 335/2026/NĐ-CP; hãy hỏi xã, phường mức đang chi trả.',
  )
}
