import type { MediaStore } from './contract.ts'
import { mediaLimits } from './fetch-media.ts'
import { fileName } from './file-name.ts'
import { mediaPath, newMediaId } from './media-id.ts'
import { mediaTypeOf } from './media-type.ts'
import { laneOf, type InboundMessage } from '../core/message.ts'

export type KeepFile = (message: InboundMessage) => Promise<InboundMessage>

/**
 * A file that came with its message is stored before the message, which then names it as an upload's does. If the
 * program ends in between, the sender was told nothing and the message comes again; the file that nobody names goes
 * after a day. What may not be kept leaves the message without a file.
 */
export function createKeepFile(media: Pick<MediaStore, 'keep'>): KeepFile {
  return async (message) => {
    const { file, ...bare } = message
    const { content } = bare
    if (file === undefined || content.kind !== 'attachment') return bare
    const type = file.bytes.byteLength > mediaLimits.bytes ? undefined : mediaTypeOf(file.bytes)
    if (type === undefined) return bare
    const name = fileName(file.name ?? '', type)
    const id = newMediaId()
    const named = name === undefined ? {} : { name }
    await media.keep({ id, lane: laneOf(bare.from), type: type.type, bytes: file.bytes, ...named })
    return { ...bare, content: { ...content, url: mediaPath(id) } }
  }
}
