/** `2026-10` → `tháng 10/2026`. */
export function monthText(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `tháng ${Number(number)}/${year}`
}

export function monthsText(months: readonly string[]): string {
  const [first] = months
  const last = months.at(-1)
  if (first === undefined || last === undefined) return 'chưa có tháng nào'
  return first === last ? monthText(first) : `từ ${monthText(first)} đến ${monthText(last)}`
}

export function firstDay(month: string): string {
  return `${month}-01`
}

export function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** `2026-10-05` → `05/10/2026`. */
export function dayText(day: string): string {
  return day.slice(0, 10).split('-').toReversed().join('/')
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
