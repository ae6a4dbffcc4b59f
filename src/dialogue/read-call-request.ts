import type { CallbackTime } from '../core/callback.ts'
import { fold, tokens } from '../core/vietnamese.ts'

/**
 * Whether a text asks to be called, and nothing else. Each word must be one of a request, because the same words are
 * also said of others: "công ty gọi lại đi làm", "có nên gọi lại số đó".
 */
export function asksForCall(text: string): boolean {
  const words = tokens(fold(text)).filter((word) => !/^\d/.test(word))
  if (words.length === 0 || words.length > LONGEST || words.some((word) => !requestWords.has(word))) return false
  const said = words.join(' ')
  return CALL_ME.test(said) && !NOT_ME.test(said)
}

/** In words; a longer one tells a story. */
const LONGEST = 16

const ME = '(?:toi|tui|em|minh|chau|con|bac|co|chu|di|ong|ba|anh|chi)'
const CALL_ME = new RegExp(
  `\\bgoi(?: dien)?(?: thoai)?(?: lai)?(?: (?:cho|giup|ho|den))? ${ME}\\b|\\b(?:dien|alo) (?:lai )?(?:cho|giup) ${ME}\\b|` +
    '\\b(?:duoc|yeu cau|dang ky|muon|can|xin|nho) (?:nguoi |nhan vien |can bo )?goi(?: dien)?(?: thoai)? lai\\b|^goi lai$',
)
/** "Tôi gọi lại được không": the citizen would call. */
const NOT_ME = /\b(?:toi|em|minh|chau) goi(?: dien)? (?:cho|lai) (?:ai|anh|chi|co quan)\b|\bkhong (?:can|muon) goi\b/

const requestWords = new Set(
  `goi dien thoai lai cho giup ho toi tui em minh chau con bac co chu di ong ba anh chi cac ai do nguoi nhan vien can
  bo tu van xin vui long lam on nho de muon duoc yeu cau dang ky khong ko k voi nhe nha a ah oi da vang di luc vao
  buoi sang trua chieu mai nay hom nao cung so may la qua alo lien he dt sdt truc tiep gio hanh chinh thi tot`.split(
    /\s+/,
  ),
)

/** Morning or afternoon, where a text says so. */
export function readCallTime(text: string): CallbackTime | undefined {
  const said = tokens(fold(text)).join(' ')
  const morning = /\bsang\b/.test(said)
  const afternoon = /\bchieu\b/.test(said)
  if (morning !== afternoon) return morning ? 'morning' : 'afternoon'
  return morning || /\b(?:nao cung|bat ky|bat cu|ca ngay|tuy|the nao cung)\b/.test(said) ? 'any' : undefined
}
