/** What a cell says; `wrong` says what is expected instead. */
export type Cell<T> = { readonly value: T } | { readonly wrong: string }

export type CellReader<T> = (text: string) => Cell<T>

/** How programs write "nothing": R, pandas, SQL clients. */
const nothing = new Set(['na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', String.raw`\n`])

export function isBlank(text: string): boolean {
  return text === '' || nothing.has(text.toLowerCase())
}

/** Codes repeat in every row: each text is judged once. */
export function remembered<T>(read: CellReader<T>): CellReader<T> {
  const known = new Map<string, Cell<T>>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const cell = read(text)
    if (known.size < MOST_REMEMBERED) known.set(text, cell)
    return cell
  }
}

const MOST_REMEMBERED = 1_000

/** One of the codes; `others` are other names of theirs. */
export function codeCell(
  codes: readonly string[],
  options: { blank: string; others?: Readonly<Record<string, string>> },
): CellReader<string> {
  const known = new Map<string, string>(codes.map((code) => [code.toLowerCase(), code]))
  for (const [name, code] of Object.entries(options.others ?? {})) known.set(name, code)
  const wrong = `một trong: ${codes.join(', ')}`
  return remembered((text) => {
    const code = known.get(text.toLowerCase())
    if (code !== undefined) return { value: code }
    return isBlank(text) ? { value: options.blank } : { wrong }
  })
}

const yes = new Set(['true', 't', '1', '1.0', 'yes', 'y', 'có', 'co', 'x', 'đúng'])
const no = new Set(['false', 'f', '0', '0.0', 'no', 'n', 'không', 'khong', 'sai'])

/** Undefined = not said. */
export const booleanCell: CellReader<boolean | undefined> = remembered((text) => {
  const said = text.toLowerCase()
  if (yes.has(said)) return { value: true }
  if (no.has(said)) return { value: false }
  return isBlank(text) ? { value: undefined } : { wrong: 'true/false, 1/0, yes/no, có/không' }
})

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i

/** A decimal point or comma. */
function numberOf(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : undefined
}

export function numberCell(from: number, to: number): CellReader<number | undefined> {
  const wrong = `số từ ${from} đến ${to}`
  return remembered((text) => {
    if (isBlank(text)) return { value: undefined }
    const number = numberOf(text)
    return number !== undefined && number >= from && number <= to ? { value: number } : { wrong }
  })
}

/**
 * 1 to 5; statistics programs write whole numbers of a column with gaps as "5.0", and forms the label beside the number
 * or in its place: `labels` in lower case → number.
 */
export function scoreCell(labels: Readonly<Record<string, string>>): CellReader<number | undefined> {
  return remembered((text) => {
    if (isBlank(text)) return { value: undefined }
    const [, digit, label = ''] = LABELLED.exec(text.toLowerCase()) ?? []
    const labelled = Object.hasOwn(labels, label) ? labels[label] : undefined
    const number = labelled === undefined ? numberOf(text) : Number(labelled)
    const onScale = number !== undefined && Number.isInteger(number) && number >= 1 && number <= 5
    return onScale && (labelled === undefined || (digit ?? labelled) === labelled)
      ? { value: number }
      : { wrong: 'số nguyên 1–5' }
  })
}

/** A label alone, or behind its number: "5 Rất hài lòng", "5 - Rất hài lòng". */
const LABELLED = /^(?:(\d)\s*[-–.:)=]?\s*)?(.*)$/

export function textCell(longest: number, pattern?: RegExp): CellReader<string> {
  return (text) => {
    if (isBlank(text)) return { value: '' }
    if (text.length > longest) return { wrong: `tối đa ${longest} ký tự` }
    return pattern === undefined || pattern.test(text) ? { value: text } : { wrong: `chữ theo mẫu ${pattern.source}` }
  }
}
