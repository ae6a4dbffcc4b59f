/** "mười lăm năm" → "15 năm", "hai triệu năm trăm nghìn" → "2500000": a figure in words is a figure to be checked. */
export function withDigits(text: string): string {
  const parts = text.split(/(?<![\p{L}\p{M}\p{N}])(?=[\p{L}\p{N}])|(?<=[\p{L}\p{M}\p{N}])(?![\p{L}\p{M}\p{N}])/u)
  const words: Word[] = []
  parts.forEach((part, at) => {
    if (/^[\p{L}]/u.test(part)) words.push({ at, text: part.toLowerCase() })
  })
  // Words are one number only with nothing but a blank between them.
  const joined = (index: number): boolean => {
    const [a, b] = [words[index], words[index + 1]]
    return a !== undefined && b !== undefined && b.at === a.at + 2 && /^\s+$/.test(parts[a.at + 1] ?? '')
  }
  let index = 0
  while (index < words.length) {
    const run = runFrom(words, index, joined)
    if (run === undefined) index += 1
    else {
      const [first, last] = [words[index], words[index + run.length - 1]]
      if (first !== undefined && last !== undefined) {
        parts.fill('', first.at, last.at + 1)
        parts[first.at] = String(run.value)
      }
      // What follows a number is its unit: in "mười năm" `năm` is a year, not five.
      index += run.length + 1
    }
  }
  return parts.join('')
}

interface Word {
  readonly at: number
  readonly text: string
}

interface Run {
  readonly value: number
  readonly length: number
}

// Some also without accents, where that form is no word of its own.
const digits = dictionary({
  1: 'một mốt mot',
  2: 'hai',
  3: 'ba',
  4: 'bốn tư bon',
  5: 'năm lăm nhăm',
  6: 'sáu',
  7: 'bảy bẩy bay',
  8: 'tám',
  9: 'chín',
})
const tens = new Set(['mươi', 'muoi'])
const ten = new Set(['mười', 'muoi'])
const hundred = new Set(['trăm', 'tram'])
const scales = dictionary({ 1000: 'nghìn ngàn nghin ngan', 1000000: 'triệu trieu', 1000000000: 'tỷ tỉ' })
const zero = new Set(['linh', 'lẻ'])
/** Alone these are also "year", "father", "a" and "private": a number only before a unit or after "thứ". */
const ambiguous = new Set(['năm', 'ba', 'một', 'bay', 'mot', 'bon', 'tư'])
const ordinal = new Set(['thứ', 'tháng', 'khoản', 'điều', 'bước', 'vùng', 'nhóm'])
const never = new Set(['mốt', 'lăm', 'nhăm'])
const units = new Set(
  `năm tháng ngày tuần giờ phút quý tuổi lần người con đứa bước bản tờ loại nhóm mức đồng phần cách điều mục giấy bộ đợt
  kỳ khoản suất chỗ nơi cơ trường lựa nghìn triệu tỷ trăm mươi`.split(/\s+/),
)

function dictionary(entries: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(entries).flatMap(([value, words]) =>
      words.split(' ').map((word): [string, number] => [word, Number(value)]),
    ),
  )
}

function runFrom(words: readonly Word[], start: number, joined: (index: number) => boolean): Run | undefined {
  const at = (index: number): string =>
    index === start || (index > start && joined(index - 1)) ? (words[index]?.text ?? '') : ''
  let index = start
  let total = 0
  let found = 0
  while (at(index) !== '') {
    const group = below1000(at, index)
    if (group === undefined) break
    const scale = scales.get(at(group.next))
    // "một tỷ lệ" is a rate, not a billion.
    const isScale = scale !== undefined && at(group.next + 1) !== 'lệ'
    total += group.value * (isScale ? scale : 1)
    index = group.next + (isScale ? 1 : 0)
    if (isScale && at(index) === 'rưỡi') {
      total += scale / 2
      index += 1
    }
    found += 1
    if (!isScale) break
  }
  if (found === 0) return undefined
  const [first, length] = [at(start), index - start]
  if (never.has(first)) return undefined
  const isOrdinal = start > 0 && joined(start - 1) && ordinal.has(words[start - 1]?.text ?? '')
  const isCounting = units.has(at(index)) && first !== 'tư'
  if (length === 1 && ambiguous.has(first) && !isOrdinal && !isCounting) return undefined
  return { value: total, length }
}

/** Hundreds, tens, ones; `năm` inside a number is five only before a further step, else it is the year after it. */
function below1000(at: (index: number) => string, start: number): { value: number; next: number } | undefined {
  let index = start
  let value = 0
  const digitAt = (place: number): number | undefined => digits.get(at(place))
  const lead = digitAt(index)
  if (lead !== undefined && hundred.has(at(index + 1))) {
    value = lead * 100
    index += 2
    if (zero.has(at(index))) return { value: value + (digitAt(index + 1) ?? 0), next: index + 2 }
  }
  const tensDigit = digitAt(index)
  if (tensDigit !== undefined && tens.has(at(index + 1))) return ones(at, value + tensDigit * 10, index + 2)
  if (ten.has(at(index))) return ones(at, value + 10, index + 1)
  if (index > start) return { value, next: index }
  return tensDigit === undefined ? undefined : { value: tensDigit, next: index + 1 }
}

function ones(at: (index: number) => string, value: number, next: number): { value: number; next: number } {
  const digit = at(next) === 'năm' ? undefined : digits.get(at(next))
  return digit === undefined ? { value, next } : { value: value + digit, next: next + 1 }
}
