import { tokens } from '../core/vietnamese.ts'

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** The same for `hoà` and `hòa`, two spellings of one syllable: the tone is moved behind the letters. */
export function syllableKey(syllable: string): string {
  const parts = syllable.toLowerCase().normalize('NFD')
  return (parts.replace(TONES, '') + (parts.match(TONES) ?? []).join('')).normalize('NFC')
}

/** Names that every citizen uses for the same thing, written out, so that either spelling is found in the other. */
const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\bBHXH\b/gi, 'bảo hiểm xã hội'],
  [/\bBHYT\b/gi, 'bảo hiểm y tế'],
  [/\bBHTN\b/gi, 'bảo hiểm thất nghiệp'],
]

export function expanded(text: string): string {
  let full = text
  for (const [pattern, meaning] of abbreviations) full = full.replaceAll(pattern, meaning)
  return full
}

export function syllablesOf(text: string): string[] {
  return tokens(expanded(text.normalize('NFC'))).map(syllableKey)
}

/** The syllables of a text as one line, so that a phrase can be looked for with its borders: ` hồ sơ gồm `. */
export function phraseLine(text: string): string {
  return ` ${syllablesOf(text).join(' ')} `
}

/** Words that say nothing of their own: shared, they show no kinship, and new ones bring no content. */
const functionWords = new Set(
  `ạ ai anh bà bạn bao bị bởi các cái cần cả chị cho chúng có còn con của cùng cũng dạ do được đã đang đây để đến đều
  đi đó đối em gì giúp hay hãy hoặc khi không khoản kể là lại lên lúc mà mình mỗi một muốn nào này nên nếu ngay ngoài
  người nhé nhưng những như nữa ở ông phải qua quý ra rằng rất rồi sau sẽ số tại theo thì thêm thế thể trên trong trước
  trường tuy từ tới và vào vậy về vì với vẫn việc xin`
    .split(/\s+/)
    .map(syllableKey),
)

export function isContentWord(key: string): boolean {
  return !functionWords.has(key) && !/^\d/.test(key)
}
