import { decodeText } from './charset.ts'

const WORD = /=\?([^?*\s][^?*]{0,60}?)(?:\*[^?]{0,20})?\?([bq])\?([^?]*)\?=/gi
/** Blanks between two encoded words are not part of the text (RFC 2047 §6.2). */
const GAP = /(\?=)\s+(?==\?)/g

interface Run {
  readonly charset: string
  readonly bytes: Buffer[]
}

/** Decodes RFC 2047. Neighbours of one charset are joined as bytes: programs cut inside a letter. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text
  let result = ''
  let end = 0
  let run: Run | undefined
  const flush = (): void => {
    if (run !== undefined) result += decodeText(Buffer.concat(run.bytes), run.charset)
    run = undefined
  }
  const source = text.replace(GAP, '$1')
  for (const match of source.matchAll(WORD)) {
    const [whole, charset = '', encoding = '', payload = ''] = match
    const between = source.slice(end, match.index)
    if (between !== '') {
      flush()
      result += between
    }
    end = match.index + whole.length
    const label = charset.replaceAll(/\s/g, '').toLowerCase()
    if (run?.charset !== label) flush()
    run ??= { charset: label, bytes: [] }
    run.bytes.push(encoding.toLowerCase() === 'b' ? Buffer.from(payload, 'base64') : fromQ(payload))
  }
  flush()
  return result + source.slice(end)
}

function fromQ(payload: string): Buffer {
  const spaced = payload.replaceAll('_', ' ')
  const decoded = spaced.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(decoded, 'latin1')
}
