import { scan, vi, type Found } from './pattern.ts'

/** The region of the minimum wage, 1 … 4. "Khu vực I" alone is a BHXH office, not a region. */
export function readRegion(text: string): readonly Found[] {
  return [
    ...scan(text, REGION, 'region', ({ figure }) => region(figure)),
    ...scan(text, AREA, 'region', ({ figure }) => region(figure)),
  ]
}

const FIGURE = '(?<figure>[1-4]|iv|i{1,3})'
const REGION = vi(String.raw`vùng (?:lương )?(?:số )?${FIGURE}(?!/)`)
const AREA = vi(String.raw`khu vực ${FIGURE}(?= (?:về )?(?:của )?lương tối thiểu)`)

function region(figure: string | undefined): number | undefined {
  if (figure === undefined) return undefined
  return figure === 'iv' ? 4 : figure.startsWith('i') ? figure.length : Number(figure)
}
