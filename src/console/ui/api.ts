import type { DeskItem, Staff } from './desk-types.ts'

export type { CallbackItem, CallbackTicket, DeskItem, HandoffView, Staff } from './desk-types.ts'

export interface Session {
  readonly staff: Staff
  readonly csrf: string
  /** The password was given by an admin: nothing else is possible before a new one. */
  readonly mustChangePassword?: boolean
  /** What the person may do, as `GET /me` tells it. */
  readonly permissions?: readonly string[]
}

export interface HandoffList {
  readonly handoffs: readonly DeskItem[]
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `status` 0: the server was not reached. `detail` is for the reader. */
  | { readonly ok: false; readonly status: number; readonly detail: string; readonly field?: string }

/** A request that takes longer is taken for lost; the desk must not hang on it. */
const TIMEOUT_MS = 15_000

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly csrf?: string
}

/** Calls our own API; every refusal is a value. */
export async function request<Value>(path: string, options: RequestOptions = {}): Promise<Result<Value>> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  if (options.csrf !== undefined) headers['X-CSRF-Token'] = options.csrf
  try {
    const response = await fetch(path, {
      method: options.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
    if (!response.ok) return await refusal(response)
    const text = await response.text()
    return { ok: true, value: JSON.parse(text === '' ? '{}' : text) }
  } catch {
    return { ok: false, status: 0, detail: 'Không kết nối được máy chủ. Xin kiểm tra mạng rồi thử lại.' }
  }
}

async function refusal(response: Response): Promise<Result<never>> {
  const fallback = 'Có lỗi, xin thử lại.'
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') === true
  const problem: { detail?: string; field?: string } = isProblem ? await response.json() : {}
  const result = { ok: false as const, status: response.status, detail: problem.detail ?? fallback }
  return problem.field === undefined ? result : { ...result, field: problem.field }
}
