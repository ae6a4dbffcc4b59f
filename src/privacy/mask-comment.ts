import { redact } from './redact.ts'

/** A comment as it may be kept and read: without numbers of persons, e-mail addresses, and names told as one's own. */
export function maskComment(comment: string): string {
  return redact(comment).replaceAll(INTRODUCTION, (whole, before: string, words: string) => {
    const name = nameIn(words, TOLD.test(before))
    return name === '' ? whole : `${before}${MASK}${words.slice(name.length)}`
  })
}

const MASK = '[họ tên]'

const WHO = '(?:tôi|toi|em|mình|minh|con|cháu|chau|anh|chị|chi|bác|bac|cô|chú|chu|ông|ong|bà)'
/** "Tôi là …", "em tên là …", "họ tên: …", and up to six words behind it. */
const INTRODUCTION = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:${WHO}\s+(?:tên\s+là|ten\s+la|tên|ten|là|la)|(?:họ\s+tên|họ\s+và\s+tên|ho\s+ten|tên|ten)\s+${WHO}(?:\s+là|\s+la)?|(?:họ\s+tên|họ\s+và\s+tên|ho\s+ten))\s*:?\s+)(\p{L}[\p{L}\p{M}]*(?: \p{L}[\p{L}\p{M}]*){0,5})`,
  'giu',
)
/** Behind "tên" stands a name, however it is written; behind "là" also "người cao tuổi". */
const TOLD = /tên|ten/iu
const TITLE_CASE = /^\p{Lu}\p{Ll}/u
const SURNAME =
  /^(?:nguyễn|nguyen|trần|tran|lê|phạm|pham|hoàng|hoang|huỳnh|huynh|phan|vũ|võ|đặng|dang|bùi|bui|đỗ|ngô|ngo|dương|duong)$/iu
const ENDS = new Set(
  'ở o tại tai sinh năm nam số so sđt sdt cccd thì muốn muon xin có bị bi đang đã da và va hỏi hoi ạ a là la không khong được duoc'.split(
    ' ',
  ),
)
const LONGEST_NAME = 5

function nameIn(words: string, isTold: boolean): string {
  const [first = '', ...rest] = words.split(' ')
  const isTitled = TITLE_CASE.test(first)
  if (ENDS.has(first.toLowerCase())) return ''
  if (!isTitled && !isTold && !SURNAME.test(first)) return ''
  const name = [first]
  for (const word of rest.slice(0, LONGEST_NAME - 1)) {
    // A name that began with capitals goes on with them; else it ends where the sentence goes on.
    if (ENDS.has(word.toLowerCase()) || (isTitled && !/^\p{Lu}/u.test(word))) break
    name.push(word)
  }
  return name.join(' ')
}
