/** What phones and programs add by themselves, in Vietnamese and English. `\b` knows no letter such as "ư" or "ị". */
const ADDED =
  /^(?:(?:đã |được )?gửi từ (?:iphone|ipad|điện thoại|thiết bị|máy|outlook|yahoo|thư|mail|hộp thư|ứng dụng|gmail|samsung|galaxy|xiaomi|oppo|vivo)(?!\p{L}).{0,80}|(?:tải|nhận|lấy|dùng) outlook (?:cho|dành cho) (?:ios|android).{0,80}|sent from (?:my |the |yahoo|outlook|mail|gmail|samsung).{0,80}|get outlook for .{1,80})$/iu

/** Lines from the end in which such an addition may stand. */
const NEAR_END = 4

const CLOSING =
  /^(?:xin )?(?:trân trọng|kính thư|thân mến|thân ái|cảm ơn|cám ơn|best regards|regards|thanks)(?: (?:cảm ơn|cám ơn|kính chào|anh chị|anh\/chị|quý cơ quan|nhiều|ạ))*\s*[.,!]*$/iu
/** A letter keeps its closing with name and telephone, for the officer; below a short answer they would hide it. */
const SHORT_ANSWER = 60
const CLOSING_LINES = 8
const CLOSING_LINE = 80

/** "2 / Trân trọng, / Trần Thị B / Kế toán" → "2". */
export function withoutClosing(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => CLOSING.test(line.trim()))
  if (at < 1 || lines.length - at > CLOSING_LINES) return lines
  const before = lines.slice(0, at).join('').trim()
  const isClosing = lines.slice(at).every((line) => line.length <= CLOSING_LINE && !line.includes('?'))
  return isClosing && before !== '' && before.length <= SHORT_ANSWER ? lines.slice(0, at) : lines
}

/** Without a signature below "-- " (RFC 3676 §4.3) and without what a phone added at the end. */
export function withoutSignature(lines: readonly string[]): string[] {
  const mark = lines.findIndex((line, index) => /^--\s?$/.test(line) && index > 0)
  const kept = [...(mark < 0 ? lines : lines.slice(0, mark))]
  for (let tries = 0; tries < NEAR_END; tries++) {
    const last = kept.findLastIndex((line) => line.trim() !== '')
    if (last < 0) return kept
    const text = (kept[last] ?? '').trim()
    if (!ADDED.test(text) && !/^[-_–—]{2,}$/.test(text)) return kept.slice(0, last + 1)
    kept.length = last
  }
  return kept
}
