/** An answer of the Bot API: the HTTP status repeats `error_code`. */
export type ApiAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false
      readonly error_code: number
      readonly description: string
      readonly parameters?: Readonly<Record<string, number>>
    }

export function good(result: unknown): ApiAnswer {
  return { ok: true, result }
}

export function failed(
  code: number,
  description: string,
  parameters?: Readonly<Record<string, number>> | undefined,
): ApiAnswer {
  return { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) }
}
