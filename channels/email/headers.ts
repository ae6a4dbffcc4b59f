import { addressParser } from 'postal-mime'
import { cleanText } from '../kit/clean-text.ts'
import { decodeText } from './charset.ts'
import { decodeWords } from './encoded-words.ts'

/** The header block of a mail, by name in lower case; repeated fields keep all their values, unfolded. */
export interface MailHeaders {
  /** All values of a field, as written. */
  all(name: string): readonly string[]
  first(name: string): string | undefined
  readonly names: readonly string[]
}

/** More is an attack; real mails through many relays have a few hundred lines. */
const MAX_HEADER_BYTES = 256 * 1024

export function readHeaders(mail: Uint8Array): MailHeaders {
  const fields = new Map<string, string[]>()
  for (const field of unfolded(headerBlock(mail))) {
    const colon = field.indexOf(':')
    const name = field.slice(0, Math.max(colon, 0)).trimEnd().toLowerCase()
    if (!/^[\x21-\x39\x3b-\x7e]{1,100}$/.test(name)) continue
    const value = decodeText(Buffer.from(field.slice(colon + 1), 'latin1'), undefined).trim()
    const known = fields.get(name)
    if (known === undefined) fields.set(name, [value])
    else known.push(value)
  }
  return {
    all: (name) => fields.get(name) ?? [],
    first: (name) => fields.get(name)?.[0],
    names: [...fields.keys()],
  }
}

/** As latin1: one character a byte, so that 8-bit fields can be decoded afterwards. */
function headerBlock(mail: Uint8Array): string {
  const head = Buffer.from(mail.buffer, mail.byteOffset, Math.min(mail.byteLength, MAX_HEADER_BYTES)).toString('latin1')
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  return head.slice(0, end)
}

function unfolded(block: string): string[] {
  const fields: string[] = []
  for (const line of block.split(/\r?\n/)) {
    const last = fields.length - 1
    if (/^[ \t]/.test(line) && last >= 0) fields[last] += ` ${line.trimStart()}`
    else fields.push(line)
  }
  return fields
}

/** A field that people read: encoded words decoded, on one line, in NFC. */
export function readableHeader(value: string): string {
  return cleanText(decodeWords(value))
    .replaceAll(/=\?[^?]*\?[bq]\?|\?=/gi, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

/** Without angle brackets; broken ones between are left out. */
export function messageIds(values: readonly string[]): string[] {
  const found = values.flatMap((value) => value.match(/<[^<>\s]{3,755}>/g) ?? [])
  const ids = found.map((id) => id.slice(1, -1)).filter((id) => /^[^@]+@./.test(id))
  return [...new Set(ids)]
}

const ADDRESS =
  /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)*[\p{L}\p{N}-]{1,63}$/u

/** In the one form in which addresses are compared and stored; undefined: nothing that can be written to. */
export function normalAddress(address: string | undefined): string | undefined {
  const text = (address ?? '').trim().normalize('NFC').toLowerCase()
  return ADDRESS.test(text) ? text : undefined
}

/** The mailboxes of an address field, in order. */
export function addressesIn(values: readonly string[]): string[] {
  const found = values.flatMap((value) => addressParser(value.slice(0, 4000), { flatten: true }))
  return found.map(({ address }) => normalAddress(address)).filter((address) => address !== undefined)
}
