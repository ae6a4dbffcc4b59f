/** What may not leave the chat store: logs, metrics, summaries, exports and prompts show these masks instead. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  // A health card: two letters, one digit or X, two digits of the province, ten of the insurance number.
  [/(?<![A-Za-z])[A-Z]{2}[\s.-]?[\dX](?:[\s.-]?\d){12}(?!\d)/gi, '[số thẻ BHYT]'],
  // 84… or 0… with blanks, dots, hyphens or brackets between the groups.
  [/(?<!\d)(?<!\d[.-])(?:\(?\+?84\)?|\(?0)(?:[\s.()-]{0,2}\d){9,10}(?![.-]?\d)/g, '[số điện thoại]'],
  // Identity card (12 or 9 digits), insurance number (10), bank card and account numbers: any longer run of digits.
  [/(?<!\d)\d(?:[\s.-]?\d){8,}/g, '[số định danh]'],
  // Shorter account numbers and one-time codes, known by the word before them.
  [/(?<=(?:stk|số tk|so tk|tài khoản|tai khoan)[^\d\n]{0,20})\d{6,8}(?!\d)/giu, '[số tài khoản]'],
  [/(?<=(?:otp|mã xác nhận|ma xac nhan)[^\d\n]{0,15})\d{4,8}(?!\d)/giu, '[mã bí mật]'],
]

/** "1.500.000.000 đồng", "1500000000đ": the officer needs the amount; an unmarked number is taken for a person's. */
const CURRENCY = /^(?:,\d+)?\s*(?:đồng|dong|vnđ|vnd|đ)(?![\p{L}\p{N}])/iu
const AMOUNT = /^[1-9]\d{0,2}(?:[\s.]\d{3})+$|^[1-9]\d*000$/

/** "7.500.000-8.500.000", "2019 2020 2021", "01.07.2025-31.12.2025": short figures that stand side by side. */
const YEAR = String.raw`(?:19|20)\d\d`
const FIGURE = String.raw`(?:${YEAR}|[1-9]\d?\.\d{3}\.\d{3}|[1-9]\d{0,2}\.\d{3}|\d{1,2}[.-]\d{1,2}[.-]${YEAR}|${YEAR}-\d\d-\d\d)`
const FIGURES = new RegExp(String.raw`^${FIGURE}(?:[\s-]${FIGURE})*$`)

export function redact(text: string): string {
  let masked = text
  for (const [pattern, mask] of rules) {
    masked = masked.replaceAll(pattern, (found: string, ...rest: unknown[]) => {
      const offset = rest.find((part) => typeof part === 'number') ?? 0
      return isReadable(found, masked.slice(offset + found.length)) ? found : mask
    })
  }
  return masked
}

function isReadable(found: string, after: string): boolean {
  if (FIGURES.test(found)) return true
  if (!CURRENCY.test(after)) return false
  return found.split('-').every((part) => AMOUNT.test(part) || FIGURES.test(part))
}
