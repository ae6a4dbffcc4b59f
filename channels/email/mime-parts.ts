import PostalMime from 'postal-mime'
import { broughtBack, type AsideMail } from './set-aside.ts'

/** One leaf of a mail's MIME tree, its transfer encoding undone, its bytes not yet read as text. */
export interface MimePart {
  /** `text/plain` …, in lower case. */
  readonly type: string
  readonly charset: string | undefined
  readonly flowed: boolean
  readonly delSp: boolean
  readonly disposition: string
  readonly name: string | undefined
  /** A picture that the HTML shows, not a file that somebody attached. */
  readonly embedded: boolean
  readonly bytes: Uint8Array
}

/** Deeper trees and larger headers do not come from people; the parser throws at them. */
const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 512 * 1024, maxRfc822NestingDepth: 0 }

/** Without its files a mail is text: of a longer one the beginning is read, so that it can fill neither memory nor time. */
const MOST_BYTES = 2 * 1024 * 1024

/** Lines that may begin a part. The parser takes 0.3 ms for each (measured); a mail with many files has some dozen. */
const MOST_BOUNDARIES = 1_000

/**
 * postal-mime splits the tree and undoes base64 and quoted-printable; it also decodes text, but by the label alone,
 * which loses Vietnamese letters (measured: UTF-8 labelled us-ascii, windows-1258 without a label, TCVN3, VISCII). So the
 * bytes are taken from its nodes, which its type declarations leave out; a unit test holds the version to it.
 */
export async function mimeParts({ skeleton, bodies }: AsideMail): Promise<readonly MimePart[]> {
  const mail = skeleton.subarray(0, MOST_BYTES)
  if (boundaryLines(mail) > MOST_BOUNDARIES) throw new Error('too many parts')
  const parser = new PostalMime(LIMITS)
  await parser.parse(mail)
  const parts: MimePart[] = []
  collect(Reflect.get(parser, 'root'), false, parts)
  return parts.map((part) =>
    part.type.startsWith('text/') ? part : { ...part, bytes: broughtBack(part.bytes, bodies) },
  )
}

function boundaryLines(mail: Uint8Array): number {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  let count = 0
  for (let at = bytes.indexOf('\n--'); at >= 0; at = bytes.indexOf('\n--', at + 3)) count += 1
  return count
}

function collect(node: unknown, isRelated: boolean, parts: MimePart[]): void {
  const children = fieldOf(node, 'childNodes')
  const type = structured(fieldOf(node, 'contentType'))
  const isMultipart = type.value.startsWith('multipart/')
  const content = fieldOf(node, 'content')
  if (!isMultipart && content instanceof ArrayBuffer) {
    const disposition = structured(fieldOf(node, 'contentDisposition'))
    const hasId = typeof fieldOf(node, 'contentId') === 'string'
    parts.push({
      type: type.value,
      charset: type.param('charset'),
      flowed: type.param('format')?.toLowerCase() === 'flowed',
      delSp: type.param('delsp')?.toLowerCase() === 'yes',
      disposition: disposition.value,
      name: disposition.param('filename') ?? type.param('name'),
      embedded: hasId && (isRelated || disposition.value === 'inline'),
      bytes: new Uint8Array(content),
    })
  }
  if (!Array.isArray(children)) return
  for (const child of children) collect(child, isRelated || type.value === 'multipart/related', parts)
}

function structured(header: unknown): { value: string; param: (name: string) => string | undefined } {
  const parsed = fieldOf(header, 'parsed')
  const value = fieldOf(parsed, 'value')
  const params = fieldOf(parsed, 'params')
  return {
    value: typeof value === 'string' ? value.trim() : '',
    param(name) {
      const found = fieldOf(params, name)
      return typeof found === 'string' && found.trim() !== '' ? found : undefined
    },
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}
