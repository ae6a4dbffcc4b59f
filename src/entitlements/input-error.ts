/** Why an input cannot be calculated; `field` is the JSON path. Caught in calculate.ts and given back as a value. */
export class InputError extends Error {
  readonly code: 'invalid_input' | 'unsupported_period' | 'unknown_calculator'
  readonly field: string

  constructor(code: InputError['code'], field: string, message: string) {
    super(message)
    this.name = 'InputError'
    this.code = code
    this.field = field
  }
}

export function invalid(field: string, message: string): InputError {
  return new InputError('invalid_input', field, message)
}

export function unsupported(field: string, message: string): InputError {
  return new InputError('unsupported_period', field, message)
}
