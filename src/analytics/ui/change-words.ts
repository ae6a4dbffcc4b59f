import { signedPoints } from './numbers.ts'
import type { Change } from './report-types.ts'

/** "tăng 1,2 điểm phần trăm, chưa có ý nghĩa thống kê": a change is never named without its significance. */
export function changeWords({ points, significant }: Change): string {
  const size = signedPoints(points).replace(/^[+−]/, '')
  if (size === '0,0') return 'không đổi (dưới 0,1 điểm phần trăm)'
  const direction = points < 0 ? 'giảm' : 'tăng'
  const verdict = significant ? 'có ý nghĩa thống kê' : 'chưa có ý nghĩa thống kê'
  return `${direction} ${size} điểm phần trăm, ${verdict}`
}
