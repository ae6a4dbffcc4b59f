/** What may not leave the chat store: logs, metrics, summaries, exports and prompts show these masks instead. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  // A health card: two letters, one digit or X, two digits of the province, ten of the insurance number.
  [/\b[A-Z]{2}\s?\d\s?\d{2}\s?\d{10}\b/gi, '[số thẻ BHYT]'],
  // 84… or 0… with blanks, dots or hyphens between the groups.
  [/(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){9,10}(?!\d)/g, '[số điện thoại]'],
  // Identity card (12 or 9 digits), insurance number (10), account numbers: any longer run of digits.
  [/(?<![\d.,])\d(?:[\s.-]?\d){8,18}(?![\d.,]*\d)/g, '[số định danh]'],
]

/** Amounts of money keep their digits: they carry their unit, and the officer needs them. */
const MONEY = /^\s*(?:đ|đồng|vnd|vnđ|triệu|tr|nghìn|ngàn|k)\b/iu

export function redact(text: string): string {
  let masked = text
  for (const [pattern, mask] of rules) {
    masked = masked.replaceAll(pattern, (found: string, ...rest: unknown[]) => {
      const offset = rest.find((part) => typeof part === 'number') ?? 0
      return MONEY.test(masked.slice(offset + found.length)) ? found : mask
    })
  }
  return masked
}
