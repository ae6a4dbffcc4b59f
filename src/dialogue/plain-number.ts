import type { Slot } from '../core/intent.ts'

/** The only number of the answer that has no unit, or the slot's own: "6 triệu" is no answer to "bao nhiêu năm?". */
export function plainNumber({ type }: Slot, words: readonly string[]): number | undefined {
  const own = unitsOf[type] ?? []
  const isOther = (at: number): boolean => units.has(words[at + 1] ?? '') && !own.includes(words[at + 1] ?? '')
  const numbers = words.filter((word, at) => /^\d+(?:[.,]\d+)?$/.test(word) && !isOther(at))
  const [only] = numbers
  return numbers.length === 1 && only !== undefined ? Number(only.replace(',', '.')) : undefined
}

const unitsOf: Readonly<Partial<Record<Slot['type'], readonly string[]>>> = {
  duration: ['nam', 'thang'],
  months: ['thang'],
  days: ['ngay', 'hom', 'bua', 'cong'],
  weeks: ['tuan'],
  child_age: ['tuoi', 'thang', 'nam'],
  count: ['nguoi', 'ng', 'con', 'chau', 'be', 'dua', 'khau', 'lan'],
  percent: ['phan', 'pt'],
}
const units = new Set([
  ...Object.values(unitsOf).flat(),
  ...'trieu tr cu nghin ngan k dong d vnd ty ti tram chai lit xi'.split(' '),
])
