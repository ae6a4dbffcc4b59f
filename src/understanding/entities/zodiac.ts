import type { Day } from '../../core/ids.ts'
import { yearOf } from './calendar.ts'
import { scan, vi, type Found } from './pattern.ts'

/** "tuổi Mậu Thân" → 1968: stem and branch name one year in sixty; the younger one of 18 … 77 years is meant. */
export function readZodiacYears(text: string, today: Day): readonly Found[] {
  return scan(text, PATTERN, 'birth_date', ({ stem, branch }) => zodiacYear(stem ?? '', branch ?? '', today))
}

const STEMS = 'giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý'
const BRANCHES = 'tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi'
const PATTERN = vi(String.raw`(?:tuổi|sinh năm|năm sinh|sn) (?<stem>${STEMS}|kỉ|qúy) (?<branch>${BRANCHES}|tí|mẹo|tị)`)

const stems = names(`${STEMS}|kỉ|qúy`, ['kỉ', 5], ['qúy', 9])
const branches = names(`${BRANCHES}|tí|mẹo|tị`, ['tí', 0], ['mẹo', 3], ['tị', 5])

type Named = readonly [string, number]

function names(list: string, ...variants: readonly Named[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>(variants)
  for (const [index, name] of list.split('|').entries()) if (!known.has(name)) known.set(name, index)
  for (const [name, index] of Array.from(known)) {
    const plain = name
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace('đ', 'd')
    if (!known.has(plain)) known.set(plain, index)
  }
  return known
}

function zodiacYear(stemName: string, branchName: string, today: Day): string | undefined {
  const stem = stems.get(stemName)
  // Without accents Tý and Tỵ are one word; the stem's parity decides: even with even, odd with odd.
  const branch = branchName === 'ty' || branchName === 'ti' ? ((stem ?? 0) % 2 === 0 ? 0 : 5) : branches.get(branchName)
  if (stem === undefined || branch === undefined || stem % 2 !== branch % 2) return undefined
  const youngest = yearOf(today) - 18
  // Year 4 began a cycle (Giáp Tý).
  for (let year = youngest; year > youngest - 60; year -= 1) {
    if ((year - 4) % 10 === stem && (year - 4) % 12 === branch) return String(year)
  }
  return undefined
}
