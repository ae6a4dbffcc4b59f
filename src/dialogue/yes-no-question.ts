/** "Chồng tôi có được nghỉ không" asks; it says nothing of months. */
export function isYesNoQuestion(words: readonly string[]): boolean {
  const last = words.findLastIndex((word) => !particles.has(word))
  const isAsking = ['khong', 'ko', 'hong', 'chua'].includes(words[last] ?? '')
  return isAsking && last >= 2 && words.slice(0, last).some((word) => askingVerbs.has(word))
}

const particles = new Set(['a', 'vay', 'em', 'ha', 'nhi', 'ban', 'ad', 'the', 'nhe'])
const askingVerbs = new Set(['co', 'duoc', 'phai', 'can', 'con', 'dung', 'bi', 'nen', 'kip', 'the'])
