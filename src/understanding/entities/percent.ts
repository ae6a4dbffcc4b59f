import { numberOf, scan, vi, type Found } from './pattern.ts'

/** "61%", "75 phần trăm", "2,5 %". */
export function readPercent(text: string): readonly Found[] {
  if (!/%|ph/.test(text)) return []
  return [
    ...scan(text, SIGN, 'percent', ({ figure }) => numberOf(figure)),
    ...scan(text, WORDS, 'percent', ({ figure }) => numberOf(figure)),
  ]
}

const FIGURE = String.raw`(?<figure>\d{1,3}(?:[.,]\d{1,2})?)`
const SIGN = vi(String.raw`${FIGURE} ?%`)
const WORDS = vi(String.raw`${FIGURE} ?phần trăm`)
