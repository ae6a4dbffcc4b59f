import { fold } from '../../core/vietnamese.ts'
import type { Figures } from './figures.ts'
import { isContentWord, phraseLine, syllablesOf } from '../words.ts'

/** Letters of Vietnamese and the four that foreign names bring, ASCII digits, and plain punctuation; links are taken out before. */
const PLAIN = /^[a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ0-9 .,;:!?()"'“”‘’%/–+×÷=…-]*$/iu

/** HTML, Markdown, JSON, control characters, line breaks, other scripts and digits: nothing of it is a plain sentence. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !/^\s*(?:[-+–=]|\d{1,2}[.)]\s)/.test(text) && !/--|==|\]\(/.test(text)
}

/** Fewer marks than this is not Vietnamese as it is written: two words in three carry one. */
const LEAST_MARKED = 0.35
const ENOUGH_TO_JUDGE = 5

export function hasMarks(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  const marked = words.filter((word) => fold(word) !== word.toLowerCase())
  return words.length < ENOUGH_TO_JUDGE || marked.length >= LEAST_MARKED * words.length
}

/** Talk about the model, or to it: never part of an answer. Without accents. */
const INSTRUCTION =
  /\b(?:prompt|system|ignore|assistant|chatgpt|openai|gpt|javascript|script|jailbreak)\b|\bbo qua\b.{0,30}\b(?:huong dan|chi dan|yeu cau|quy tac|lenh)\b|\bmo hinh ngon ngu\b|\btri tue nhan tao\b|\b(?:toi|minh|em) la (?:mot )?(?:ai|tro ly|mo hinh|chuyen gia|luat su|bac si|can bo|nhan vien)\b|\blam theo (?:lenh|chi dan|yeu cau)\b|\bcham (?:com|net|org|vn|info|xyz)\b|\b(?:huong dan|chi dan) (?:truoc do|o tren|he thong)\b/

export function isInstruction(text: string): boolean {
  return INSTRUCTION.test(fold(text))
}

/**
 * Words that turn a rule round, widen it, or move money and secrets: where the passage does not use them, the sentence
 * may not either.
 */
const weighty = `không|chưa|chẳng|đừng|cấm|miễn|miễn phí|bắt buộc|tất cả|toàn bộ|mọi|luôn|duy nhất|tối đa|tối thiểu|
  ít nhất|nhiều nhất|gấp|nửa|đôi|vài|luật|bộ luật|
  nghị định|thông tư|nghị quyết|công văn|hiến pháp|chuyển khoản|chuyển tiền|nạp tiền|đặt cọc|tiền mặt|ví điện tử|
  mật khẩu|mã xác nhận|mã pin|tài khoản|ngân hàng|lệ phí|phí|bồi dưỡng|quà|thưởng|phạt|tù|vay|bấm|nhấp|đường dẫn|liên kết|
  tải|cài đặt|quét mã|đăng nhập|gọi|nhắn|trực tuyến|ủy quyền|ngay lập tức|vĩnh viễn|tháng giêng|tháng chạp`
  .split('|')
  .map(phraseLine)

export function hasUnbackedClaim(sentence: string, passage: string): boolean {
  return hasUnbacked(weighty, sentence, passage)
}

const amounts = 'rưỡi|chục|mươi|trăm|nghìn|ngàn|triệu|tỷ đồng|tỉ đồng'.split('|').map(phraseLine)

/** "hàng trăm triệu": what is left of an amount when its figures are taken out. */
export function hasVagueAmount(withoutFigures: string, passage: string): boolean {
  return hasUnbacked(amounts, withoutFigures, passage)
}

function hasUnbacked(phrases: readonly string[], text: string, passage: string): boolean {
  const line = phraseLine(text)
  return phrases.some((phrase) => line.includes(phrase) && !passage.includes(phrase))
}

const LEAST_SHARED = 0.4
/** A sentence that begins with the passage's words may go on with its own: so many new content words at a stretch. */
const MOST_NEW_IN_A_ROW = 4

/** Of a sentence whose figures were found in the passage: each of them counts as a word that they share. */
export function overlaps({ names, quantities, rest }: Figures, passage: string): boolean {
  const content = syllablesOf(rest).filter(isContentWord)
  const figures = names.size + quantities.length
  let shared = figures
  let inRow = 0
  for (const word of content) {
    const isShared = passage.includes(` ${word} `)
    if (isShared) shared += 1
    inRow = isShared ? 0 : inRow + 1
    if (inRow > MOST_NEW_IN_A_ROW) return false
  }
  const all = figures + content.length
  return all > 0 && shared >= LEAST_SHARED * all
}
