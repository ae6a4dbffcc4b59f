import { z } from 'zod'
import { AppError } from '../../../core/errors.ts'
import { canonicalNames } from './names.ts'

/** One formula behind `ansinh stats`. */
export interface Method {
  readonly fields: readonly string[]
  run(input: unknown): unknown
}

/** Reads the input's fields (their other names too), refuses unknown ones, and names the result's in snake_case. */
export function method<Shape extends z.ZodRawShape>(
  shape: Shape,
  answer: (input: z.output<z.ZodObject<{ -readonly [Field in keyof Shape]: Shape[Field] }, z.core.$strict>>) => unknown,
  prepare: (given: unknown) => unknown = (given) => given,
): Method {
  const schema = record(shape, prepare)
  return {
    fields: Object.keys(shape),
    run: (input) => {
      const parsed = schema.safeParse(input)
      if (parsed.success) return plainResult(answer(parsed.data))
      const issue = parsed.error.issues[0]
      const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
      const field = [...(issue?.path ?? []), ...unknown].map(String).join('.')
      const message = issue?.message ?? 'không hợp lệ'
      throw new AppError(
        'invalid_input',
        field === '' ? `Dữ liệu vào: ${message}.` : `Trường "${field}": ${message}.`,
        {
          field,
        },
      )
    },
  }
}

/**
 * An object of these fields and no other: a mistyped "deff" must not be left out of an interval in silence. A row may
 * also be written as an array, in the order of the fields.
 */
export function record<Shape extends z.ZodRawShape>(
  shape: Shape,
  prepare: (given: unknown) => unknown = (given) => given,
): z.ZodPreprocess<z.ZodObject<{ -readonly [Field in keyof Shape]: Shape[Field] }, z.core.$strict>> {
  const fields = Object.keys(shape)
  const schema = z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `không có trường ${issue.keys.map((key) => `"${key}"`).join(', ')}; có các trường ${fields.join(', ')}`
        : `cần là đối tượng có các trường ${fields.join(', ')}`,
  })
  return z.preprocess((given) => canonicalNames(prepare(fromArray(given, fields)), fields), schema)
}

function fromArray(given: unknown, fields: readonly string[]): unknown {
  if (!Array.isArray(given)) return given
  const values: readonly unknown[] = given
  return Object.fromEntries(values.map((value, index) => [fields[index] ?? String(index), value]))
}

/** snake_case names; a number that is none is refused, since JSON would turn it into null. */
function plainResult(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new AppError('invalid_input', 'Dữ liệu vào: với các số này không tính được kết quả.', { field: '' })
  if (Array.isArray(value)) return value.map(plainResult)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [snakeCase(name), plainResult(part)]))
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
