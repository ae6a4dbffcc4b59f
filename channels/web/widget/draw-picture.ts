/** Longest side of what is shown in the chat, in pixels. */
export const THUMBNAIL_SIDE = 480

/** Undefined: no picture, or none that this browser knows (an iPhone's HEIC). */
export async function decoded(file: Blob): Promise<ImageBitmap | undefined> {
  if (!file.type.startsWith('image/')) return undefined
  return createImageBitmap(file).catch(() => undefined)
}

export function drawn(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (pen !== null) {
    // A transparent picture would turn black as JPEG.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  }
  return canvas
}
