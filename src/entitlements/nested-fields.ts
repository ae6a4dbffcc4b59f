import type { Fields } from './fields.ts'
import { invalid } from './input-error.ts'

/** The fields of an object inside the input, named by their JSON path, so that errors name it: `stop.reported`. */
export function nestedFields(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(path, 'Cần các thông tin dạng {"tên": giá trị}.')
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [`${path}.${name}`, inner]))
}
