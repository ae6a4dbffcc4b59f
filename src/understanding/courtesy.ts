/** Greetings and thanks around a question, with and without accents; the words of address that go with them. */
const COURTESY =
  /(?<![\p{L}\p{M}])(?:xin\s+)?(?:cảm ơn|cám ơn|cam on|thank you|thanks|tks|chào|chao|hello|alo|tạm biệt|tam biet)(?:\s+(?:bạn|ban|anh chị|anh|chị|chi|em|ad|admin|cô|co|chú|chu|bác|bac|shop|cán bộ|can bo|nhiều|nhieu|trước|truoc|ạ|a|nhé|nhe|nha))*(?![\p{L}\p{M}])/giu

const courtesies: readonly string[] = ['act.thanks', 'act.greet', 'act.goodbye']

export function isCourtesy(intent: string): boolean {
  return courtesies.includes(intent)
}

/** What is left of a message without its courtesies; undefined where that is too little to be a question. */
export function withoutCourtesy(text: string): string | undefined {
  const rest = text.normalize('NFC').replaceAll(COURTESY, ' ').trim()
  const words = rest.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.length >= FEWEST_WORDS && rest.length < text.trim().length ? rest : undefined
}

/** "Tuổi nghỉ hưu" is the shortest question that stands for itself. */
const FEWEST_WORDS = 3
