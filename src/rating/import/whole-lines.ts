import { StringDecoder } from 'node:string_decoder'
import { filePieces } from './file-pieces.ts'

/** A file that is one line so far has other line ends, or none. */
const LONGEST_LINE = 4_194_304

/** The text of a file in pieces that end where a line does, without a byte order mark. */
export async function* wholeLines(path: string, encoding: 'utf8' | 'utf16le'): AsyncGenerator<string> {
  const decoder = new StringDecoder(encoding)
  let rest = ''
  let isFirst = true
  for await (const bytes of filePieces(path)) {
    const text = decoder.write(bytes)
    rest += isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text
    isFirst = false
    const end = rest.lastIndexOf('\n') + 1
    if (end === 0 && rest.length < LONGEST_LINE) continue
    const cut = end === 0 ? rest.length : end
    yield rest.slice(0, cut)
    rest = rest.slice(cut)
  }
  rest += decoder.end()
  if (rest !== '') yield rest
}
