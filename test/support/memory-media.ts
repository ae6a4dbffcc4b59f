import type { MessageId } from '../../src/core/ids.ts'
import type { MediaId } from '../../src/media/media-id.ts'
import type { MediaFile, MediaStore, MessageMedia } from '../../src/media/contract.ts'

export interface MemoryMedia extends MediaStore {
  readonly files: ReadonlyMap<MediaId, MediaFile & { readonly bytes: Uint8Array }>
  readonly links: ReadonlyMap<MessageId, MessageMedia>
}

/** Media without a database. Every message is taken for the file's own citizen's. */
export function createMemoryMedia(): MemoryMedia {
  const files = new Map<MediaId, MediaFile & { readonly bytes: Uint8Array }>()
  const links = new Map<MessageId, MessageMedia>()
  const link: MediaStore['link'] = async (message, media) => {
    const file = 'id' in media ? files.get(media.id) : undefined
    if (links.has(message) || ('id' in media && file === undefined)) return false
    if ('missing' in media) links.set(message, media)
    else if (file !== undefined) links.set(message, { id: file.id, type: file.type, size: file.size })
    return true
  }
  return {
    files,
    links,
    link,
    async keep({ bytes, ...file }, message) {
      files.set(file.id, { ...file, size: bytes.byteLength, bytes })
      if (message !== undefined) await link(message, { id: file.id })
    },
    async find(id) {
      const file = files.get(id)
      if (file === undefined) return undefined
      const { bytes: _bytes, ...found } = file
      return found
    },
    async *read(id) {
      const bytes = files.get(id)?.bytes
      if (bytes !== undefined) yield bytes
    },
    dropUnlinked: async () => 0,
  }
}
