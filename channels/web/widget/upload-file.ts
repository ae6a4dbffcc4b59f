import { decoded, drawn, THUMBNAIL_SIDE } from './draw-picture.ts'
import type { Attachment } from './wire.ts'

export type UploadOutcome =
  | { readonly kind: 'uploaded'; readonly attachment: Attachment; readonly thumbnail?: HTMLCanvasElement }
  /** `detail` is for the citizen. */
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string }
  | { readonly kind: 'later'; readonly status: number; readonly detail?: string }

/** The server's limit (src/media): a larger file is told at once, not after minutes on the line. */
const LARGEST_BYTES = 10 * 1024 * 1024
const TOO_LARGE = 'Tệp quá lớn. Xin gửi tệp tối đa 10 MB.'
const REFUSED = 'Hệ thống không nhận được tệp này.'
/** Below this a picture is sent as it is. */
const LARGE_BYTES = 400_000
/** A page of A4 stays readable: 1,600 px are 190 dots per inch. */
const LONGEST_SIDE = 1600

export async function uploadFile(
  origin: string,
  token: string,
  file: File,
  onProgress: (percent: number) => void,
): Promise<UploadOutcome> {
  const picture = await decoded(file)
  const body = picture === undefined ? file : await shrunk(picture, file)
  if (body.size > LARGEST_BYTES) return { kind: 'refused', status: 413, detail: TOO_LARGE }
  const name = body === file ? file.name : file.name.replace(/\.[^.]*$/, '.jpg')
  const { status, text } = await post(`${origin}/api/web/files`, body, { token, name, onProgress })
  const answer = fieldsOf(text)
  const detail = typeof answer['detail'] === 'string' ? { detail: answer['detail'] } : {}
  if (status === 429) return { kind: 'later', status, ...detail }
  if (status === 0 || status === 401 || status === 408 || status >= 500) return { kind: 'later', status }
  const { url, type } = answer
  if (status !== 201 || typeof url !== 'string') {
    return { kind: 'refused', status, detail: REFUSED, ...(status === 404 ? {} : detail) }
  }
  const attachment = { type: kindOf(typeof type === 'string' ? type : body.type), url, name }
  const thumbnail = picture === undefined ? {} : { thumbnail: drawn(picture, THUMBNAIL_SIDE) }
  return { kind: 'uploaded', attachment, ...thumbnail }
}

/**
 * A phone's photograph of 4 MB as one of 300 KB: seconds instead of minutes on a slow line. Drawing it anew also leaves
 * out where it was taken. An animation would lose its movement.
 */
async function shrunk(picture: ImageBitmap, file: File): Promise<Blob> {
  if (file.size < LARGE_BYTES || file.type === 'image/gif') return file
  const canvas = drawn(picture, LONGEST_SIDE)
  const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  return smaller !== null && smaller.size < file.size ? smaller : file
}

interface Sending {
  readonly token: string
  readonly name: string
  readonly onProgress: (percent: number) => void
}

/** `fetch` does not tell how much has gone. Status 0: no network. */
function post(
  url: string,
  body: Blob,
  { token, name, onProgress }: Sending,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.setRequestHeader('Content-Type', body.type || 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(name))
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(Math.floor((100 * loaded) / Math.max(1, total))),
    )
    request.addEventListener('loadend', () => resolve({ status: request.status, text: request.responseText }))
    request.send(body)
  })
}

/** `image/jpeg` as well as `image`. */
function kindOf(type: string): Attachment['type'] {
  return (['image', 'audio', 'video'] as const).find((kind) => type.startsWith(kind)) ?? 'file'
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : {}
  } catch {
    return {}
  }
}
