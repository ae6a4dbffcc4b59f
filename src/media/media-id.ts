/** A stored file. Random, so that a known one does not tell another. */
export type MediaId = `f_${string}`

export const newMediaId = (): MediaId => `f_${globalThis.crypto.randomUUID().replaceAll('-', '')}`

export function isMediaId(text: string): text is MediaId {
  return /^f_[0-9a-f]{32}$/.test(text)
}

const PATH = '/media/'

/** Where our own server shows the file. */
export function mediaPath(id: MediaId): string {
  return PATH + id
}

/** The file that an attachment's `url` names, if it is one of ours. */
export function mediaIdOfPath(url: string): MediaId | undefined {
  const id = url.startsWith(PATH) ? url.slice(PATH.length) : ''
  return isMediaId(id) ? id : undefined
}
