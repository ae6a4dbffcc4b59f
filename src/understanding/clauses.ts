import { fold } from '../core/vietnamese.ts'

/** A piece of a message that stands for itself, in the order of the message. */
export interface Clause {
  readonly text: string
  /** How much it asks: 0 for story and greeting, from 2 on outright. */
  readonly asking: number
}

/** From this weight on a clause is a question of its own. */
export const OUTRIGHT = 2

/** The clauses of a message, where it has more than one. */
export function readClauses(text: string): readonly Clause[] {
  const clauses = joinStubs(splitSentences(text).flatMap(splitLong)).flatMap(windows)
  return clauses.length < 2 ? [] : clauses.map((clause) => ({ text: clause, asking: askingWeight(clause) }))
}

/** Ends of sentences, new lines, numbered points, and words that start another question. */
const BORDERS = new RegExp(
  [
    String.raw`(?<=[.!?…;])\s+`,
    String.raw`\n+`,
    String.raw`\s+(?=\(?\d[/.)]\s)`,
    String.raw`[,\s]\s*(?=(?:với lại|voi lai|vs lại|với cả|voi ca|ngoài ra|ngoai ra|nhân tiện|nhan tien|tiện thể|tien the|luôn tiện|sẵn tiện|san tien|thêm nữa là|bên cạnh đó|đồng thời|hỏi thêm|hoi them|cho (?:em|tôi|mình|cháu) hỏi thêm)\s)`,
    String.raw`,\s+(?=(?:và|va|vs|còn|con|rồi|roi|r|mà|ma|thế còn|the con|cả|hay là)\s)`,
  ].join('|'),
  'iu',
)

function splitSentences(text: string): string[] {
  return text.split(BORDERS).filter((part) => part.trim() !== '')
}

/** In words; a sentence longer than this is cut at its commas, and without any (voice-to-text) into windows. */
const LONG = 34
const WINDOW = 16
const OVERLAP = 4
/** Fewer words name nothing: they belong to the clause before. */
const STUB = 4

function splitLong(sentence: string): string[] {
  return countWords(sentence) > LONG ? sentence.split(/,\s+/u) : [sentence]
}

function joinStubs(parts: readonly string[]): string[] {
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const isStub = last !== undefined && (countWords(part) < STUB || countWords(last) < STUB)
    if (isStub) joined[joined.length - 1] = `${last} ${part}`
    else joined.push(part)
  }
  return joined
}

function windows(clause: string): string[] {
  const words = clause.trim().split(/\s+/)
  if (words.length <= LONG) return [clause]
  const found: string[] = []
  for (let at = 0; at < words.length; at += WINDOW) {
    found.push(words.slice(Math.max(0, at - OVERLAP), at + WINDOW + OVERLAP).join(' '))
  }
  return found
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).length
}

/** Asking outright, and words that only lean towards a question; matched without accents. */
const ASKING = wordsPattern(
  'xin hoi|cho (?:em |toi |minh |chau |con |bac )?hoi|muon hoi|can hoi|hoi la|bao nhieu|nhieu tien|the nao|nhu nao|lam sao|lam gi|o dau|cho nao|noi nao',
  'khi nao|bao gio|bao lau|chung nao|duoc khong|duoc hong|duoc chua|co duoc|phai khong|dung khong|hay khong|muon biet',
  'khong biet|huong dan|tu van|can gi|giay to gi|tai sao|vi sao|mo rua|chi rua|ra sao|may nam|may thang|may ngay',
  'giai dap|chi giup|tra loi giup|kiem tra giup|xem giup|sao a|sao vay|dc k|dc ko|duoc ko|mong co quan|de nghi',
)
const LEANING = wordsPattern('khong|ko|hong|nhieu|dau|may|hoi|nho|giup|sao|gi|nao|mong|chua|ai|k|j|a')

function wordsPattern(...lists: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z])(?:${lists.join('|')})(?![a-z])`, 'g')
}

function askingWeight(clause: string): number {
  const folded = fold(clause)
  const outright = (folded.match(ASKING)?.length ?? 0) + (folded.includes('?') ? 1 : 0)
  const leaning = folded.match(LEANING)?.length ?? 0
  return Math.min(outright, 2) * 2 + Math.min(leaning, 2) * 0.5
}
