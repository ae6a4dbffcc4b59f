/** Five classes with borders at the targets of 85 % (by 2025) and 90 % (by 2030): below is orange, at or above blue. */
export const tileClasses = [
  { id: 'c1', from: 0, label: 'dưới 80 %' },
  { id: 'c2', from: 0.8, label: '80 – dưới 85 %' },
  { id: 'c3', from: 0.85, label: '85 – dưới 90 %' },
  { id: 'c4', from: 0.9, label: '90 – dưới 95 %' },
  { id: 'c5', from: 0.95, label: 'từ 95 %' },
] as const

/** Never white for what is not known: white would be read as zero. */
export const HIDDEN_CLASS = 'hatched'

export function tileClass(value: number | null): string {
  if (value === null) return HIDDEN_CLASS
  return tileClasses.findLast(({ from }) => value >= from)?.id ?? 'c1'
}
