/** Every expected failure that is thrown has a code of this list; the HTTP status is what our API answers. */
const statusOf = {
  invalid_input: 422,
  not_found: 404,
  conflict: 409,
  unauthorised: 401,
  forbidden: 403,
  too_many_requests: 429,
  too_large: 413,
  unsupported: 415,
  unavailable: 503,
  wrong_use: 400,
  content_invalid: 500,
  config_invalid: 500,
} as const

export type ErrorCode = keyof typeof statusOf

/** Messages never hold a secret, a citizen's words or an SQL parameter: they reach logs and callers. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  constructor(code: ErrorCode, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.field = options.field
  }
  get status(): number {
    return statusOf[this.code]
  }
}
