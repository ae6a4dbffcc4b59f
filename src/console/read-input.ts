import type { z } from 'zod'
import { AppError } from '../core/errors.ts'

/** The checked input, or a 422 that names the first field at fault. Messages come from the schema, in Vietnamese. */
export function readInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.')
  const message = issue?.message ?? 'Thông tin chưa hợp lệ.'
  throw new AppError('invalid_input', message, field === undefined || field === '' ? {} : { field })
}
