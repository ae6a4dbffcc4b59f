import type { Request, Response } from 'express'
import { readBody } from './read-body.ts'
import { webhookRequest } from './webhook-request.ts'
import type { ChannelAdapter } from '../core/channel.ts'
import type { Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import { laneOf, type ChannelAddress } from '../core/message.ts'
import type { RateCounter } from '../instances/contract.ts'
import { mediaLimits } from '../media/fetch-media.ts'
import { fileName } from '../media/file-name.ts'
import { mediaPath, newMediaId } from '../media/media-id.ts'
import { isKnownMediaType, mediaTypeOf, type MediaType } from '../media/media-type.ts'
import type { MediaStore } from '../media/contract.ts'

export interface UploadParts {
  readonly media: MediaStore
  readonly rates: RateCounter
  readonly clock: Clock
}

/** A whole file of papers, page by page, fits the first; an office behind one address the second. */
const PER_VISITOR = { count: 20, seconds: 600 }
const PER_ADDRESS = { count: 200, seconds: 600 }

/**
 * One file of a visitor: the raw body, `Content-Type`, the name percent-encoded in `X-File-Name`. Answers 201 with the
 * `url` that the visitor's message then carries; without such a message the file goes after a day.
 */
export async function takeUpload(
  parts: UploadParts,
  channel: ChannelAdapter,
  req: Request,
  res: Response,
): Promise<void> {
  const from = channel.identify?.(webhookRequest(req, new Uint8Array(), parts.clock.now()))
  if (from === undefined) throw refuse(res, 'unauthorised', 'Phiên trò chuyện đã hết hạn. Xin mở lại khung chat.')
  await checkRate(parts, from, req, res)
  const givenName = readName(req, res)
  if (!isKnownMediaType(req.get('content-type') ?? '')) throw refuse(res, 'unsupported', WRONG_TYPE, 'Content-Type')
  const bytes = await readFile(req, res)
  const type = typeOf(bytes)
  const name = fileName(givenName, type)
  const id = newMediaId()
  const named = name === undefined ? {} : { name }
  await parts.media.keep({ id, lane: laneOf(from), type: type.type, bytes, ...named })
  res
    .status(201)
    .set('Cache-Control', 'no-store')
    .json({ url: mediaPath(id), type: type.type, size: bytes.byteLength, ...named })
}

const WRONG_TYPE =
  'Chỉ nhận ảnh (JPEG, PNG, WebP, GIF, HEIC), PDF, Word (.docx), Excel (.xlsx), và tệp âm thanh hoặc video thông dụng.'

async function checkRate({ rates }: UploadParts, from: ChannelAddress, req: Request, res: Response) {
  const [visitor, network] = await Promise.all([
    rates.hit(`file:${from.channel}:${from.user}`, PER_VISITOR.seconds),
    rates.hit(`file-ip:${req.ip ?? ''}`, PER_ADDRESS.seconds),
  ])
  const over = [
    ...(visitor.count > PER_VISITOR.count ? [visitor.resetAt] : []),
    ...(network.count > PER_ADDRESS.count ? [network.resetAt] : []),
  ]
  if (over.length === 0) return
  const seconds = Math.ceil((Math.max(...over) - Date.now()) / 1000)
  res.set('Retry-After', String(Math.min(PER_VISITOR.seconds, Math.max(1, seconds))))
  throw refuse(res, 'too_many_requests', 'Anh/chị đã gửi nhiều tệp liên tiếp. Xin chờ ít phút rồi gửi tiếp.')
}

function readName(req: Request, res: Response): string {
  const given = req.get('x-file-name') ?? ''
  try {
    return decodeURIComponent(given)
  } catch {
    const why = 'Cần "X-File-Name" là tên tệp, mã hoá phần trăm theo UTF-8.'
    throw refuse(res, 'invalid_input', why, 'X-File-Name')
  }
}

async function readFile(req: Request, res: Response): Promise<Buffer> {
  const body = await readBody(req, mediaLimits.bytes)
  if (body.kind !== 'body') {
    if (body.kind === 'broken') throw refuse(res, 'wrong_use', 'Tệp chưa được gửi trọn vẹn. Xin thử lại.')
    throw refuse(res, 'too_large', `Tệp quá lớn. Xin gửi tệp tối đa ${mediaLimits.bytes / 1024 / 1024} MB.`)
  }
  if (body.bytes.byteLength === 0) throw new AppError('invalid_input', 'Tệp đang trống.', { field: 'body' })
  return body.bytes
}

/** By the bytes: a name or a header that says otherwise changes nothing. */
function typeOf(bytes: Buffer): MediaType {
  const type = mediaTypeOf(bytes)
  if (type === undefined) throw new AppError('unsupported', WRONG_TYPE, { field: 'body' })
  return type
}

/** The body was not read, or not to its end: the connection ends with the answer. */
function refuse(res: Response, code: AppError['code'], why: string, field?: string): AppError {
  res.set('Connection', 'close')
  return new AppError(code, why, field === undefined ? {} : { field })
}
