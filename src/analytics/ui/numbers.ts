const counts = new Intl.NumberFormat('vi-VN')
const oneDecimal = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const decimals = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const thousandths = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 3, maximumFractionDigits: 3 })

/** Keeps a number and its unit in one line. */
const JOINT = '\u00a0'

export function countText(count: number): string {
  return counts.format(count)
}

/** Null: fewer than ten, of fewer than ten persons, or hidden for the sake of another: "< 10" would be a claim. */
export function maskedText(count: number | null): string {
  return count === null ? 'ẩn' : counts.format(count)
}

export function percentText(share: number | null): string {
  return share === null ? '–' : `${oneDecimal.format(100 * share)}${JOINT}%`
}

/** A share of nothing is no share. */
export function shareText(part: number | null, whole: number | null): string {
  return part === null || whole === null || whole === 0 ? '–' : percentText(part / whole)
}

/** As the yearly survey writes it: "83,9–86,7 %". */
export function intervalText(low: number | null, high: number | null): string {
  if (low === null || high === null) return '–'
  return `${oneDecimal.format(100 * low)}–${oneDecimal.format(100 * high)}${JOINT}%`
}

/** A difference of shares in percentage points, with its sign: "+1,2". */
export function signedPoints(difference: number): string {
  const text = oneDecimal.format(Math.abs(100 * difference))
  if (text === oneDecimal.format(0)) return text
  return difference < 0 ? `−${text}` : `+${text}`
}

export function decimalText(value: number | null): string {
  return value === null ? '–' : decimals.format(value)
}

export function pValueText(p: number | null): string {
  if (p === null) return '–'
  return p < 0.001 ? `p${JOINT}<${JOINT}0,001` : `p${JOINT}=${JOINT}${thousandths.format(p)}`
}

export function secondsText(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 10) return `${oneDecimal.format(seconds)}${JOINT}giây`
  if (seconds < 120) return `${counts.format(Math.round(seconds))}${JOINT}giây`
  if (seconds < 7200) return `${counts.format(Math.round(seconds / 60))}${JOINT}phút`
  return `${oneDecimal.format(seconds / 3600)}${JOINT}giờ`
}

const units = ['B', 'KB', 'MB', 'GB'] as const

export function bytesText(bytes: number | null): string {
  if (bytes === null) return '–'
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1000)))
  const value = bytes / 1000 ** power
  return `${power === 0 ? counts.format(value) : oneDecimal.format(value)}${JOINT}${units[power] ?? 'B'}`
}
