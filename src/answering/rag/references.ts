import { fold } from '../../core/vietnamese.ts'

/** What must stand letter by letter in a passage, and the text without it, for the figures that remain. */
export interface References {
  readonly found: ReadonlySet<string>
  readonly rest: string
}

/** Numbers and links that identify something: a changed digit is not a little wrong but another thing. */
export function referencesOf(text: string): References {
  const found = new Set<string>()
  let rest = text
  for (const [pattern, nameOf] of kinds) {
    for (const [whole, kind = '', number = ''] of rest.matchAll(pattern)) found.add(nameOf(whole, kind, number))
    rest = rest.replaceAll(pattern, ' ¦ ')
  }
  return { found, rest }
}

export function withoutLinks(text: string): string {
  return text.replaceAll(LINK, ' ')
}

/** With a scheme, an @, or a dot or slash-and-letters inside: also `TP.HCM` and a missing blank, which then must be there too. */
const LINK =
  /(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|(?<![\p{L}\p{N}])[\p{L}\p{N}-]*\p{L}[\p{L}\p{N}-]*\.[\p{L}\p{N}][\p{L}\p{N}./?=&_-]*|(?<![\p{L}\p{N}.])\d[\p{N}.]*\.\p{L}[\p{L}\p{N}./-]*/giu

/** `41/2024/QH15`, `19/VBHN-VPQH`, `72-NQ/TW`, `01-HSB`, `C14-TS`: digits and letters joined by strokes or hyphens. */
const CODE =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}/-]*\p{N})(?=[\p{L}\p{N}/-]*\p{L})[\p{L}\p{N}]+(?:[/-][\p{L}\p{N}]+)+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:\p{L}+\d+\p{L}*|\d+\p{L}+\d[\p{L}\d]*)(?![\p{L}\p{N}])/gu

/** Hotlines 1800, 1900 and numbers that begin with 0 or 84, with or without groups. */
const PHONE = /(?<![\d/.,])(?:\(?\+?84\)?|\(?0\d?|1[89]00)(?:[\s.()-]{0,2}\d){4,10}(?![\d/])/g

/** "Điều 64", "khoản 2", "điểm b", "Mẫu số 12", "Nghị định 158", "bước 3", "thứ hai" (as "thứ 2"). */
const CLAUSE =
  /(?<![\p{L}\p{M}])(điều|khoản|điểm|chương|mục|phụ lục|mẫu|luật|nghị định|thông tư|quyết định|nghị quyết|công văn|bước|thứ|nhóm|hạng|vùng|lớp|quận|phường|tổ|ngõ|số)\s+(?:số\s+)?(\d+[a-zđ]?|[a-zđ](?=[\s,.;:)]|$)|[IVXL]+)(?![\p{L}\p{M}\p{N}/%.,-]*[\p{L}\p{N}%])/giu

const kinds: readonly (readonly [RegExp, (whole: string, kind: string, number: string) => string])[] = [
  [LINK, (whole) => `link ${whole.toLowerCase().replace(/[.,;:!?)]+$/, '')}`],
  [CODE, (whole) => `code ${whole.toLowerCase()}`],
  [PHONE, (whole) => `phone ${whole.replace(/\D/g, '').replace(/^84(?=\d{9,10}$)/, '0')}`],
  [CLAUSE, (_, kind, number) => `${fold(kind)} ${number.toLowerCase()}`],
]
