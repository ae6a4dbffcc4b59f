import { isProvinceName, type Gazetteer } from './gazetteer.ts'
import type { Span, Typed } from './span.ts'
import type { Token } from './tokens.ts'
import { BLOCK_MARKS, LEADS, NAME_MARKS, OPENERS, SOCIAL_BEFORE, STREET_MARKS, STRONG_LEADS } from './words.ts'

/** Can this be a place at all, even in the answer to "where?"? Streets, house numbers and "xã hội" cannot. */
export function isPlausible(span: Omit<Span, 'sure'>, typed: Typed): boolean {
  const { tokens } = typed
  if (span.type !== undefined) return !isSocial(span, tokens) && isTypeWord(span, tokens)
  const first = tokens[span.name]
  if (first === undefined || (/^\d+$/.test(first.folded) && span.end - span.name === 1)) return false
  if (isStreetName(span, tokens)) return false
  if (span.isProvince && (span.exact || span.end - span.name > 1)) return true
  const isWhole = isOpening(span.start - 1, tokens)
  if (span.end - span.name === 1) return isWhole && (span.exact || span.isProvince || !typed.accented)
  return span.exact || typed.kind === 'free' || isWhole || !span.meanings.every(({ kind }) => kind === 'old')
}

/** Does this count alone in free text? Where in doubt, no: a place that is not there is worse than one missed. */
export function isSure(span: Omit<Span, 'sure'>, key: string, typed: Typed, gazetteer: Gazetteer): boolean {
  const { tokens } = typed
  const before = beforeOf(span, tokens)
  const isLed = before !== undefined && (LEADS.has(before.folded) || isInsurance(span.start, tokens))
  if (isOrdinaryPhrase(span, tokens, gazetteer)) return false
  if (span.type !== undefined) return isSureTyped(span, isLed, typed)
  if (span.isProvince) {
    if (before !== undefined && NAME_MARKS.has(before.exact)) return false
    if (span.meanings.some(({ kind }) => kind === 'region')) return false
    if (isLed && (span.exact || !typed.accented || span.end - span.name > 1)) return true
    if (span.meanings.every(({ kind }) => kind === 'historic')) return false
    if (!span.exact) return !gazetteer.ordinaryAccentless.has(key)
    const written = tokens.slice(span.name, span.end)
    if (written.every(({ plain }) => plain))
      return !gazetteer.ordinaryAccentless.has(key) || written.every(({ capital }) => capital)
    return (
      written.every(({ capital }) => capital) || !gazetteer.ordinary.has(written.map(({ exact }) => exact).join(' '))
    )
  }
  return isSureBare(span, before, typed, gazetteer)
}

function isSureTyped(span: Omit<Span, 'sure'>, isLed: boolean, { tokens, accented }: Typed): boolean {
  const isNumber = /^\d+$/.test(tokens[span.name]?.folded ?? '') && span.end - span.name === 1
  const type = span.type?.type
  const isDistrict = span.meanings.some(({ kind, types }) => kind === 'district' && types.some((one) => one === type))
  if (isNumber && !isDistrict) return false
  const isShort = span.end - span.name === 1 && !isNumber
  switch (span.type?.form) {
    case 'full':
      return !isShort || (span.exact && span.fits)
    case 'short':
      return span.fits || span.end - span.name > 1
    case 'accentless':
      // "huyen Cu Chi" in a text without accents; in one with accents "xa" is no "xã".
      return !accented && !isShort && (isLed || span.isProvince || isNumber)
    case 'letter':
      return isLed && !isShort
    case undefined:
      return false
  }
}

function isSureBare(
  span: Omit<Span, 'sure'>,
  before: Token | undefined,
  { tokens, accented }: Typed,
  gazetteer: Gazetteer,
): boolean {
  if (!accented || !span.exact || span.end - span.name < 2) return false
  if (before === undefined || !STRONG_LEADS.has(before.exact)) return false
  const written = tokens.slice(span.name, span.end)
  if (written.every(({ capital }) => capital)) return span.meanings.some(({ kind }) => kind !== 'old')
  const isOrdinary = gazetteer.ordinary.has(written.map(({ exact }) => exact).join(' '))
  return !isOrdinary && span.meanings.some(({ kind }) => kind === 'district')
}

/** "bao hiem xa hoi hai phong" names an office, and so its place. */
function isInsurance(at: number, tokens: readonly Token[]): boolean {
  return tokens[at - 1]?.folded === 'hoi' && tokens[at - 2]?.folded === 'xa' && tokens[at - 3]?.folded === 'hiem'
}

/** "xã hội": after "bảo hiểm", "an sinh" … or at the start; "ở xã Hội An" is a commune. */
function isSocial(span: Omit<Span, 'sure'>, tokens: readonly Token[]): boolean {
  if (span.type?.type !== 'xã' || tokens[span.name]?.folded !== 'hoi') return false
  const before = tokens[span.start - 1]
  const isHousing = before?.folded === 'o' && tokens[span.start - 2]?.folded === 'nha'
  if (before?.folded === 'o' && !isHousing) return false
  return before === undefined || SOCIAL_BEFORE.has(before.folded) || tokens[span.end]?.folded === 'giang'
}

/** "cơ quan 3 người", "5 h", "địa phương", "chị Huyền": the word is no type here. */
function isTypeWord(span: Omit<Span, 'sure'>, tokens: readonly Token[]): boolean {
  const before = tokens[span.start - 1]
  if (before === undefined || before.gap === 'stop') return true
  if (span.type?.form === 'accentless') return !NOT_TYPES.has(`${before.folded} ${tokens[span.start]?.folded}`)
  if (span.type?.form === 'letter')
    return !/^\d+$/.test(before.folded) || tokens[span.start]?.gap === 'comma' || isPart(before, tokens, span)
  return true
}

const NOT_TYPES = new Set(
  (
    'co quan,hai quan,lien quan,bao quan,y quan,binh quan,quan quan,chu quan,khach quan,dia phuong,doi phuong,' +
    'song phuong,da phuong,ten huyen,chi huyen,co huyen,em huyen,hiem xa,sinh xa,cong tinh,duoc tinh,cach tinh,' +
    'gioi tinh,bang tinh,may tinh,uoc tinh'
  ).split(','),
)

/** "p14 q10": the number before the letter is a ward's own. */
function isPart(before: Token, tokens: readonly Token[], span: Omit<Span, 'sure'>): boolean {
  return ['p', 'phuong', 'x', 'xa', 'q', 'quan'].includes(tokens[span.start - 2]?.folded ?? '') && before.gap === 'none'
}

/** "đường Trường Sa", "phố Huế", "123 Điện Biên Phủ": a street. "tổ 5 Tân Phong" and "quận 3 Sài Gòn" are none. */
export function isStreetName(
  { name, meanings }: Pick<Span, 'name' | 'end' | 'meanings'>,
  tokens: readonly Token[],
): boolean {
  const before = tokens[name]?.gap === 'none' ? tokens[name - 1] : undefined
  const second = tokens[name - 2]
  if (before === undefined) return false
  if (STREET_MARKS.has(before.folded) && before.exact !== 'dương') return true
  if (before.folded === 'pho') return second?.folded !== 'thanh'
  if (!/^\d+$/.test(before.folded) || meanings.some(isProvinceName)) return false
  return second === undefined || !(BLOCK_MARKS.has(second.folded) || NUMBERED.has(second.folded))
}

const NUMBERED = new Set(['quan', 'q', 'phuong', 'p'])

/** Longer set phrases that hold the name: "Thái Bình Dương", "bình thường". */
function isOrdinaryPhrase(span: Omit<Span, 'sure'>, tokens: readonly Token[], { notPlaces }: Gazetteer): boolean {
  for (let start = Math.max(0, span.name - 2); start < span.end; start++) {
    let key = ''
    for (let end = start; end < Math.min(tokens.length, start + 4); end++) {
      key = key === '' ? (tokens[end]?.folded ?? '') : `${key} ${tokens[end]?.folded}`
      const overlaps = end >= span.name && !(start >= span.name && end < span.end)
      if (overlaps && notPlaces.has(key)) return true
    }
  }
  return false
}

/** Only words that open an answer ("tôi ở", "nhà em bên") stand before it in its part of the text. */
function isOpening(last: number, tokens: readonly Token[]): boolean {
  const after = tokens[last + 1]
  if (last < 0 || after === undefined || after.gap !== 'none') return true
  return OPENERS.has(tokens[last]?.folded ?? '') || /^\d+$/.test(tokens[last]?.folded ?? '')
}

function beforeOf(span: Omit<Span, 'sure'>, tokens: readonly Token[]): Token | undefined {
  return tokens[span.start]?.gap === 'none' ? tokens[span.start - 1] : undefined
}
