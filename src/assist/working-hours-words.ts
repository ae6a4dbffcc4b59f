import type { Hotline } from '../content/content.ts'

const names = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** "07:30–17:00, thứ Hai đến thứ Sáu". */
export function workingHours({ opens, closes, weekdays }: Hotline): string {
  const days = [...weekdays].toSorted((a, b) => a - b)
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  const isRow = days.length > 2 && last - first === days.length - 1
  const spoken = isRow ? `${names[first]} đến ${names[last]}` : days.map((day) => names[day]).join(', ')
  return `${opens}–${closes}, ${spoken}`
}
