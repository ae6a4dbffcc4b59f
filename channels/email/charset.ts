import iconv from 'iconv-lite'
import { nfc } from '../../src/core/vietnamese.ts'

/**
 * Bytes of a mail as text, in NFC. Labels are believed last: mail programs write `us-ascii` or nothing over UTF-8 and
 * over windows-1258 alike (measured), and windows-1258 decodes to letters with their tones apart.
 */
export function decodeText(bytes: Uint8Array, label: string | undefined): string {
  const name = (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/^['"]|['"]$/g, '')
  // These come first: a short text in them may be valid UTF-8 by chance.
  const vietnamese = vietnameseName(name)
  if (vietnamese !== undefined) return clean(iconv.decode(Buffer.from(bytes), vietnamese))
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined && !isStateful(name)) return clean(utf8)
  if (name === 'utf-8' || name === 'utf8') return clean(new TextDecoder('utf-8').decode(bytes))
  const isUnsaid = name === '' || unsaid.has(name)
  if (!isUnsaid && iconv.encodingExists(name)) return clean(iconv.decode(Buffer.from(bytes), name))
  return clean(iconv.decode(Buffer.from(bytes), 'windows-1258'))
}

/** Labels that say nothing about bytes above 127. */
const unsaid = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968', 'unknown-8bit', 'x-unknown', 'binary', '8bit', '7bit'])

/** iconv-lite knows `tcvn` and `viscii`, but not the names that mail programs write. */
function vietnameseName(label: string): string | undefined {
  if (/viscii/.test(label)) return 'viscii'
  return /tcvn|x-viet/.test(label) ? 'tcvn' : undefined
}

/** Encodings whose bytes are all below 128, or that hide nothing: valid UTF-8 proves nothing about them. */
function isStateful(label: string): boolean {
  return /^(?:iso-2022|utf-7|utf-16|utf-32|hz-gb)/.test(label)
}

const strict = new TextDecoder('utf-8', { fatal: true })

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    // Not UTF-8: an answer, not a fault.
    return undefined
  }
}

function clean(text: string): string {
  return nfc(text)
}
