import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { allowAnyPage, answerPreflight } from './any-page.ts'
import { takeUpload, type UploadParts } from './upload.ts'
import { webhookRequest } from './webhook-request.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import type { ChannelAdapter } from '../core/channel.ts'
import { AppError } from '../core/errors.ts'
import { laneOf } from '../core/message.ts'
import { contentDisposition } from '../media/file-name.ts'
import { isMediaId, type MediaId } from '../media/media-id.ts'
import { mediaTypeNamed } from '../media/media-type.ts'
import type { MediaFile } from '../media/contract.ts'

export interface MediaParts extends UploadParts {
  readonly channels: readonly ChannelAdapter[]
  readonly auth: StaffAuth
}

/** `GET /media/<id>` and, of each channel with a widget, `POST …/files`. Errors go to the app's `problemHandler`. */
export function createMediaRouter(parts: MediaParts): Router {
  const router = express.Router()
  router.use('/media', anyPage)
  router.get('/media/:id', async (req, res, next) => {
    if (req.headers.authorization === undefined) return next()
    const lane = visitorLane(parts, req)
    const file = await findFile(parts, req)
    // Another citizen's file is as unknown as none.
    if (file.lane !== lane) throw notFound()
    await sendFile(parts, file, res)
  })
  router.get('/media/:id', parts.auth.requireStaff('desk'), async (req, res) => {
    const file = await findFile(parts, req)
    await recordView(parts, file.id, res)
    await sendFile(parts, file, res)
  })
  for (const channel of parts.channels) {
    if (channel.identify === undefined) continue
    const path = `${dirname(channel.webhookPath)}/files`
    router.use(path, anyPage)
    router.post(path, (req, res) => takeUpload(parts, channel, req, res))
  }
  return router
}

const anyPage: RequestHandler = (req, res, next) => {
  if (req.method === 'OPTIONS') return answerPreflight(res)
  allowAnyPage(res)
  next()
}

function visitorLane({ channels, clock }: MediaParts, req: Request): string {
  const request = webhookRequest(req, new Uint8Array(), clock.now())
  for (const channel of channels) {
    const address = channel.identify?.(request)
    if (address !== undefined) return laneOf(address)
  }
  throw new AppError('unauthorised', 'Phiên trò chuyện đã hết hạn.')
}

async function findFile({ media }: MediaParts, req: Request): Promise<MediaFile> {
  const { id } = req.params
  const file = typeof id === 'string' && isMediaId(id) ? await media.find(id) : undefined
  if (file === undefined) throw notFound()
  return file
}

function notFound(): AppError {
  return new AppError('not_found', 'Không có tệp này.')
}

/** An open page shows a picture again at every event; within this time that is one view in the audit. */
const VIEW_SECONDS = 3600

async function recordView({ auth, rates }: MediaParts, id: MediaId, res: Response): Promise<void> {
  const { count } = await rates.hit(`view:${auth.current(res).staff.id}:${id}`, VIEW_SECONDS)
  if (count === 1) await auth.record(res, 'media-view', id)
}

/** A citizen's bytes: whatever they are, they must not run as a page of ours. */
async function sendFile({ media }: MediaParts, file: MediaFile, res: Response): Promise<void> {
  const type = mediaTypeNamed(file.type)
  const name = file.name ?? `tep-dinh-kem.${type?.extension ?? 'bin'}`
  res.set({
    'Content-Type': file.type,
    'Content-Length': String(file.size),
    'Content-Disposition': contentDisposition(type?.inline === true ? 'inline' : 'attachment', name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    // A file never changes, but who may see it does: only this browser keeps it, and not for long.
    'Cache-Control': 'private, max-age=3600, immutable',
    Vary: 'Authorization, Cookie',
  })
  // A client that leaves in the middle is no failure of ours.
  await pipeline(Readable.from(media.read(file.id), { objectMode: true, highWaterMark: 1 }), res).catch(() =>
    res.destroy(),
  )
}
