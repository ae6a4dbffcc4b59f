import { AppError } from '../core/errors.ts'
import type { HandoffId } from '../core/ids.ts'

/** Of a route's `:id`. */
export function handoffId({ params }: { readonly params: Readonly<Record<string, unknown>> }): HandoffId {
  const { id } = params
  if (typeof id === 'string' && isHandoffId(id)) return id
  throw new AppError('not_found', 'Không tìm thấy yêu cầu hỗ trợ này.')
}

function isHandoffId(text: string): text is HandoffId {
  return /^h_[\w-]{1,64}$/.test(text)
}
