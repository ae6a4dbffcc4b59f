import type { ProblemList } from './problem-list.ts'

/** Columns beside the code book: what is needed to judge a row, and the collection of a form. */
const frameColumns = [
  'eligible_reason',
  'send_status',
  'send_failure',
  'expires_at',
  'is_test',
  'is_staff',
  'abuse_confirmed',
  'created_at',
  'closed_at',
  'collection_mode',
] as const

/** The score's other names, where the code book's is missing: without it every rating would be "not returned". */
const scoreNames = new Set(['q1', 'score', 'rating', 'overall', 'điểm'])

const times = ['created_at', 'closed_at', 'issued_at', 'rated_at', 'expires_at'] as const
export type TimeColumn = (typeof times)[number]

export interface ImportHeader {
  readonly width: number
  /** -1 = the file has no such column. */
  place(column: string): number
  /** Columns that are not read. */
  readonly unknown: readonly string[]
}

/** Undefined: nothing can be read; the problems say why. */
export function readHeader(
  cells: readonly string[],
  codeBook: readonly string[],
  problems: ProblemList,
): ImportHeader | undefined {
  const given = cells.map((cell) => cell.trim().normalize('NFC').toLowerCase())
  const score = given.includes('q1_overall') ? undefined : given.find((name) => scoreNames.has(name))
  const names = given.map((name) => (name === score ? 'q1_overall' : name))
  const places = new Map<string, number>()
  const before = problems.count
  for (const [place, name] of names.entries()) {
    if (name === '') continue
    if (places.has(name)) {
      problems.add({ line: 1, field: name, found: `cột ${place + 1}`, expected: 'mỗi cột chỉ một lần' })
    } else places.set(name, place)
  }
  if (!places.has('invite_id') && !places.has('conversation_key')) {
    const expected = 'dòng đầu có cột invite_id, hoặc conversation_key thay cho mã phiếu'
    problems.add({ line: 1, field: 'invite_id', found: names.join(','), expected })
  }
  if (problems.count > before) return undefined
  const known = new Set<string>([...codeBook, ...frameColumns, ...times.map((name) => `${name}_s`)])
  return {
    width: names.length,
    place: (column) => places.get(column) ?? -1,
    unknown: [...places.keys()].filter((name) => !known.has(name)),
  }
}
