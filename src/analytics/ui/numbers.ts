const counts = new Intl.NumberFormat('vi-VN')
const shares = new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

export function countText(count: number): string {
  return counts.format(count)
}

/** A share of nothing is no share. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? '–' : shares.format(part / whole)
}
