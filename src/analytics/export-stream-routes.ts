import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response, Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import { AppError } from '../core/errors.ts'
import { exportFilter, exportFilterFields } from './export-filter.ts'
import { reasonField, type ExportRouteParts } from './export-route-parts.ts'
import { auditSum } from './export/audit-sum.ts'
import { filterText } from './export/export-facts.ts'
import { exportFormats, formats, type ExportFormat } from './export/export-format.ts'
import type { ExportMade } from './export/exporter.ts'
import type { Pieces } from './export/export-source.ts'
import type { ReadAccess } from './read-access.ts'

export interface StreamParts extends ExportRouteParts {
  readonly access: ReadAccess
  readonly read: RequestHandler
}

/** Each holds a connection and a snapshot of the database while its reader reads. */
const AT_ONCE = 2
/** A reader that takes nothing for so long is gone. */
const STALLED_MS = 60_000

/** `GET /ratings.csv`, `.xlsx` …: the file at once, without a job. */
export function addStreamRoutes(router: Router, parts: StreamParts): void {
  let running = 0
  for (const format of exportFormats) {
    router.get(`/ratings.${formats[format].extension}`, parts.read, async (req, res) => {
      const order = orderOf(parts, req, res, format)
      if (running >= AT_ONCE) {
        throw new AppError('too_many_requests', 'Đang có nhiều lượt tải trực tiếp. Hãy thử lại sau ít phút.')
      }
      running += 1
      try {
        await stream(parts, order, res)
      } finally {
        running -= 1
      }
    })
  }
}

type Order = ReturnType<typeof orderOf>

function orderOf(parts: StreamParts, req: Request, res: Response, format: ExportFormat) {
  const { id: _id, name, token } = parts.access.reader(res)
  // A token was made for a purpose: its name. A person says why each time.
  const reason = token === undefined ? reasonField : reasonField.default(name)
  const asked = readInput(
    z.object({ ...exportFilterFields, reason, outside: z.enum(['0', '1']).default('0') }),
    req.query,
  )
  const outside = asked.outside === '1'
  return {
    format,
    filter: exportFilter(asked, parts),
    outside,
    comments: false,
    requestedBy: name,
    reason: asked.reason,
  }
}

async function stream({ access, exporter }: StreamParts, order: Order, res: Response): Promise<void> {
  const { format, filter, outside, reason } = order
  const subject = `${filter.from}_${filter.to}`
  const detail = { format, filter: filterText(filter), outside, reason }
  await access.record(res, 'ratings-export', subject, detail)
  await exporter.run(order, async (made) => {
    const sent = await send(res, made, format, subject)
    if (sent !== undefined) await access.record(res, 'ratings-exported', subject, { ...detail, ...sent })
  })
}

/** Undefined: the reader went away. */
async function send(res: Response, { rows, pieces }: ExportMade, format: ExportFormat, period: string) {
  const hash = createHash('sha256')
  const all = summed(pieces, hash)
  // The first piece before the head: a failing export is still a problem answer, not half a file.
  const first = await all.next()
  res.set({
    'Content-Type': formats[format].type,
    'Content-Disposition': `attachment; filename="ansinh-danh-gia_${period}.${formats[format].extension}"`,
  })
  res.setTimeout(STALLED_MS, () => res.destroy())
  try {
    await pipeline(Readable.from(joined(first, all), { objectMode: true, highWaterMark: 1 }), res)
  } catch (error) {
    // The reader went away: nothing to report. Anything else breaks off the download, so that nobody takes it for whole.
    if (!isClosedByReader(error)) throw error
    return undefined
  }
  return { rows, sha256: auditSum(hash.digest('hex')) }
}

async function* summed(pieces: Pieces, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    const block = typeof piece === 'string' ? Buffer.from(piece) : piece
    hash.update(block)
    yield block
  }
}

async function* joined(
  first: IteratorResult<Uint8Array, unknown>,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let part = first; part.done !== true; part = await rest.next()) yield part.value
  } finally {
    // Frees the store's cursor when the download stops early.
    await rest.return(undefined)
  }
}

function isClosedByReader(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
