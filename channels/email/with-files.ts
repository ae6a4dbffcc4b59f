import type { InboundMessage } from '../../src/core/message.ts'
import type { MailFile } from './mail-body.ts'

/** Of one mail: a whole file of papers, page by page. */
const MOST_FILES = 20

/** One mail is answered once: its message takes the first file, the others follow as what belongs to it. */
export function withFiles(message: InboundMessage, files: readonly MailFile[]): readonly InboundMessage[] {
  const kept = files.slice(0, MOST_FILES)
  const [first] = kept
  const { content } = message
  if (first === undefined) return [message]
  const takesFirst = content.kind === 'attachment'
  const head = takesFirst ? { ...message, content: { ...content, type: first.type }, ...fileOf(first) } : message
  const rest = takesFirst ? kept.slice(1) : kept
  return [head, ...rest.map((file, place) => following(message, file, place + 2))]
}

function following(message: InboundMessage, file: MailFile, place: number): InboundMessage {
  const content = { kind: 'attachment', type: file.type, more: true } as const
  return { ...message, externalId: `${message.externalId}#${place}`, content, ...fileOf(file) }
}

function fileOf({ bytes, name }: MailFile): Pick<InboundMessage, 'file'> {
  return { file: { bytes, ...(name === undefined ? {} : { name }) } }
}
