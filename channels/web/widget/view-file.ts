import { decoded, drawn, THUMBNAIL_SIDE } from './draw-picture.ts'

/**
 * The picture on a canvas, because the host page's policy then needs no `img-src` for us and the token stays in the
 * header; anything else is saved.
 */
export async function viewFile(url: string, token: string, name: string): Promise<HTMLCanvasElement | undefined> {
  const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` }, credentials: 'omit' })
  if (!response.ok) throw new Error(`file: ${response.status}`)
  const blob = await response.blob()
  const picture = await decoded(blob)
  return picture === undefined ? save(blob, name) : drawn(picture, THUMBNAIL_SIDE)
}

function save(blob: Blob, name: string): undefined {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has begun to save by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
