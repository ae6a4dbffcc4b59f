export interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The word that stands so many places after (or before) this one; empty past the ends. */
export function after(words: readonly Word[], index: number, places: number): string {
  return words[index + places]?.text ?? ''
}

/**
 * A digit word alone is a number only beside a word that asks for one: "ba" is also father, "năm" year, and without
 * accents "sau" is also after, "bay" fly, "tam" temporary.
 */
export function startsLone(words: readonly Word[], index: number): boolean {
  const word = after(words, index, 0)
  const next = after(words, index, 1)
  const previous = after(words, index, -1)
  if (BEFORE.has(previous) && follows(words, index)) return true
  if (!UNITS.has(next) || isRange(words, index)) return false
  if (word === 'năm' || word === 'nam') return isFive(words, index)
  if (word === 'sau') return isSix(words, index)
  if (word === 'ba') return isThree(words, index)
  if (word === 'hai' || /[^a-z]/.test(word)) return true
  return PLAIN_UNITS.has(next)
}

const UNITS = new Set(
  (
    'năm nam tháng thang tuần tuan ngày ngay tuổi tuoi triệu trieu nghìn nghin ngàn ngan tỷ tỉ ty trăm tram chục chuc ' +
    'người nguoi khẩu khau nhân con đứa dua cháu bé thân phần phan củ thành phẩy phay'
  ).split(' '),
)
const PLAIN_UNITS = new Set(
  'nam thang tuan tuoi trieu nghin ngan nguoi ngay năm tháng tuần tuổi triệu nghìn ngàn người ngày con phan'.split(' '),
)
const BEFORE = new Set('vùng vung thứ thu tháng triệu trieu tỷ tỉ nghìn ngàn'.split(' '))
const HAVE = new Set('có co được duoc nuôi nuoi sinh đẻ de nhà nha'.split(' '))

/** Words after which "năm" is a year: "trong năm con vừa tròn ba tuổi". */
const YEAR_BEFORE = new Set(
  'trong mỗi cả hết cuối đầu giữa từng nhiều hàng hằng số những các mấy vài nửa qua một mười mươi viet việt của theo tháng'.split(
    ' ',
  ),
)
const AFTER_YEAR = new Set('nay ngoái sau trước tới kia này ngoai truoc toi'.split(' '))

/** "hai ba ngày", "ba bốn triệu": either, so neither. */
function isRange(words: readonly Word[], index: number): boolean {
  return /^(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mấy|vài)$/.test(after(words, index, -1))
}

/** "tháng ba", "vùng bốn", "thứ hai", "triệu tám"; not "tháng năm nay", nor "triệu ba tháng". */
function follows(words: readonly Word[], index: number): boolean {
  const word = after(words, index, 0)
  const next = after(words, index, 1)
  if (/^[a-z]+$/.test(word) && word !== 'hai' && word !== 'ba') return false
  const isScale = !/^(?:v|th)/.test(after(words, index, -1))
  if (isScale) return !UNITS.has(next) && word !== 'năm'
  return (
    word !== 'năm' ||
    (!AFTER_YEAR.has(next) && !/^\d/.test(next) && !UNITS.has(next) && next !== 'một' && next !== 'sinh')
  )
}

function isFive(words: readonly Word[], index: number): boolean {
  const next = after(words, index, 1)
  const previous = after(words, index, -1)
  if (YEAR_BEFORE.has(previous) || /\d$/.test(previous) || /^\d/.test(after(words, index, 2))) return false
  if (/^(?:con|cháu|bé|nhân|thân|thành|đứa)$/.test(next)) return HAVE.has(previous)
  if (after(words, index, 0) === 'nam') return /^(?:nam|trieu|nghin|ngan|tuoi|thang)$/.test(next)
  return true
}

/** Without accents "sau" is nearly always after: "sau thang 7", "sau nam 2025". */
function isSix(words: readonly Word[], index: number): boolean {
  const third = after(words, index, 2)
  return /^(?:nam|thang|trieu|tuoi)$/.test(after(words, index, 1)) && !/^\d/.test(third) && !AFTER_YEAR.has(third)
}

/** "ba con" is also father, or without accents relatives; "ba năm nay 60 tuổi" is a father too. */
function isThree(words: readonly Word[], index: number): boolean {
  const next = after(words, index, 1)
  if (/^(?:con|cháu|bé)$/.test(next)) return HAVE.has(after(words, index, -1))
  return !(/^(?:năm|nam)$/.test(next) && AFTER_YEAR.has(after(words, index, 2)))
}
