import { cleanText } from '../kit/clean-text.ts'
import type { AttachmentContent } from '../../src/core/message.ts'
import { decodeText } from './charset.ts'
import { readableHeader, readHeaders } from './headers.ts'
import { htmlAnswer, htmlText } from './html-text.ts'
import { mimeParts, type MimePart } from './mime-parts.ts'
import { answerText, tidy } from './quoted-text.ts'
import { setAside, type AsideMail } from './set-aside.ts'

export interface MailBody {
  /** The citizen's own words. */
  readonly text: string
  /** What somebody attached; pictures that belong to a signature or the page are not among it. */
  readonly attachments: readonly AttachmentContent['type'][]
  /** What is worth keeping, in order. */
  readonly files: readonly MailFile[]
  readonly parts: readonly MimePart[]
}

export interface MailFile {
  readonly type: AttachmentContent['type']
  readonly name?: string
  readonly bytes: Uint8Array
}

/** A forward inside a forward inside a forward; deeper ones count as files. */
const MAX_FORWARDS = 3

export function readBody(mail: Uint8Array): Promise<MailBody> {
  return readAside(setAside(mail), 0)
}

async function readAside(mail: AsideMail, forwards: number): Promise<MailBody> {
  const parts = await mimeParts(mail)
  const attachments = parts.filter(isFile).map(({ type }) => attachmentType(type))
  const files = parts.filter(isKept).map(fileOf)
  const text = ownText(parts)
  if (text !== '' || forwards >= MAX_FORWARDS) return { text, attachments, files, parts }
  // Only somebody else's mail, forwarded as it is: the question is in there.
  const inner = parts.find(({ type }) => type === 'message/rfc822')
  if (inner === undefined) return { text, attachments, files, parts }
  const forwarded = await readAside({ skeleton: inner.bytes, bodies: mail.bodies }, forwards + 1)
  return { ...forwarded, files: [...files.filter(({ bytes }) => bytes !== inner.bytes), ...forwarded.files], parts }
}

function ownText(parts: readonly MimePart[]): string {
  const plain = textOf(parts, 'text/plain')
  const html = textOf(parts, 'text/html')
  const fromPlain = answerText(plain)
  if (html === '') return cleanText(fromPlain)
  const marked = htmlAnswer(html)
  if (fromPlain === '') return cleanText(answerText(marked.text === '' ? htmlText(html) : marked.text))
  // Where the text alone shows no quote, the page's marks may.
  const looksWhole = squashed(fromPlain) === squashed(tidy(plain))
  const better = looksWhole && marked.hadQuote && marked.text !== '' ? answerText(marked.text) : fromPlain
  return cleanText(better)
}

function textOf(parts: readonly MimePart[], type: string): string {
  const found = parts.filter((part) => part.type === type && part.disposition !== 'attachment')
  return found.map(decodedPart).join('\n').trim()
}

function decodedPart({ bytes, charset, flowed, delSp }: MimePart): string {
  const text = decodeText(bytes, charset)
  return flowed ? unflowed(text, delSp) : text
}

/** RFC 3676: a blank at the end joins the next line of the same quote depth. */
function unflowed(text: string, delSp: boolean): string {
  const lines: string[] = []
  let isOpen = false
  for (const line of text.split(/\r?\n/)) {
    const stuffed = line.startsWith(' ') ? line.slice(1) : line
    const isFlowed = stuffed.endsWith(' ') && stuffed !== '-- ' && !stuffed.startsWith('>')
    const piece = isFlowed && delSp ? stuffed.slice(0, -1) : stuffed
    if (isOpen && !stuffed.startsWith('>')) lines[lines.length - 1] += piece
    else lines.push(piece)
    isOpen = isFlowed
  }
  return lines.join('\n')
}

/** Texts that are no file, pictures that the page shows, and what programs add: calendars' and signatures' parts. */
function isFile({ type, disposition, embedded }: MimePart): boolean {
  if (embedded) return false
  if (disposition === 'attachment')
    return !/^application\/(?:x-)?pkcs7-signature$|^application\/pgp-signature$/.test(type)
  return !/^(?:text\/|message\/|application\/(?:(?:x-)?pkcs7-signature|pgp-signature|ms-tnef)$)/.test(type)
}

/** Below these sizes it is a logo or an icon; a picture in the page may be the photo that a phone put there. */
const LEAST_PICTURE = { attached: 4 * 1024, embedded: 16 * 1024 }
/** No document is smaller. */
const LEAST_FILE = 64

function isKept(part: MimePart): boolean {
  const { embedded, bytes } = part
  if (attachmentType(part.type) === 'image') {
    return bytes.length >= (embedded ? LEAST_PICTURE.embedded : LEAST_PICTURE.attached)
  }
  return isFile(part) && bytes.length >= LEAST_FILE
}

function fileOf({ type, name, bytes }: MimePart): MailFile {
  return { type: attachmentType(type), bytes, ...(name === undefined ? {} : { name: readableHeader(name) }) }
}

function attachmentType(type: string): AttachmentContent['type'] {
  const [kind = ''] = type.split('/')
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'file'
}

function squashed(text: string): string {
  return text.replaceAll(/\s+/g, '')
}

/** The header block of a returned mail, whole or as `text/rfc822-headers`. */
export function returnedHeaders(parts: readonly MimePart[]) {
  const part = parts.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
  return part === undefined ? undefined : readHeaders(part.bytes)
}
