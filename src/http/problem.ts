import type { ErrorRequestHandler, Response } from 'express'
import { AppError } from '../core/errors.ts'

/** RFC 9457 problem details. `title` and `detail` are for people, `code` for programs. */
export interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  /** The field at fault, on 422. */
  readonly field?: string
}

/** Answers with the problem that `error` stands for. What is not ours to show becomes a plain 500. */
export function sendProblem(res: Response, error: unknown): void {
  const problem = problemOf(error)
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** The last middleware of an app or router; `report` gets what an operator must see (everything that became a 5xx). */
export function problemHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (problemOf(error).status >= 500) report(error)
    // Half an answer is out: express then closes the connection, so that it is not taken for a whole one.
    if (res.headersSent) next(error)
    else sendProblem(res, error)
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof AppError) {
    // Messages of our own failures name files, settings and systems: they are for the log.
    const detail = error.status >= 500 ? detailOf(error.status) : error.message
    const problem = { ...basic(error.status), detail, code: error.code }
    return error.field === undefined ? problem : { ...problem, field: error.field }
  }
  const status = statusOfParser(error)
  return { ...basic(status), detail: detailOf(status), code: codes[status] ?? 'internal' }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Yêu cầu chưa đúng',
  401: 'Cần đăng nhập',
  403: 'Không có quyền',
  404: 'Không tìm thấy',
  409: 'Đã có thay đổi',
  413: 'Nội dung quá lớn',
  415: 'Định dạng chưa được hỗ trợ',
  422: 'Thông tin chưa hợp lệ',
  429: 'Thao tác quá nhiều lần',
  503: 'Hệ thống đang bận',
}
const details: Readonly<Record<number, string>> = {
  400: 'Máy chủ không đọc được yêu cầu này.',
  413: 'Nội dung gửi lên vượt quá giới hạn.',
  415: 'Máy chủ không đọc được định dạng này.',
  503: 'Hệ thống đang bận, xin thử lại sau ít phút.',
}
const codes: Readonly<Record<number, string>> = { 400: 'wrong_use', 413: 'too_large', 415: 'unsupported' }

function basic(status: number): { type: 'about:blank'; title: string; status: number } {
  return { type: 'about:blank', title: titles[status] ?? 'Lỗi hệ thống', status }
}

function detailOf(status: number): string {
  return details[status] ?? 'Có lỗi, xin thử lại.'
}

/** Express' body parsers throw errors with a 4xx `status`; their messages may quote the body and are not passed on. */
function statusOfParser(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 413 || status === 415) return status
  return typeof status === 'number' && status >= 400 && status < 500 ? 400 : 500
}
