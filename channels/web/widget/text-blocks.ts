export interface Span {
  readonly kind: 'plain' | 'strong' | 'link'
  readonly text: string
  readonly href?: string
}

type Block =
  | { readonly kind: 'lines'; readonly lines: readonly (readonly Span[])[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }

const BULLET = /^\s*[-•*] +/
/** Bold, web addresses without the closing punctuation, and the service numbers that a phone can dial. */
const INLINE =
  /\*\*(\S(?:.*?\S)?)\*\*|https?:\/\/[^\s<>()"]*[^\s<>()".,;:!?]|\b1[89]00[ .]?\d{2}[ .]?\d{2}(?:[ .]?\d{2})?\b/g

/** An answer's text as paragraphs and lists; line breaks are kept, everything else is shown as it was written. */
export function textBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  for (const paragraph of text.split(/\n\s*\n/)) {
    let lines: Span[][] = []
    let isList = false
    const flush = (): void => {
      if (lines.length > 0) blocks.push(isList ? { kind: 'list', items: lines } : { kind: 'lines', lines })
      lines = []
    }
    for (const line of paragraph.split('\n')) {
      if (line.trim() === '') continue
      if (BULLET.test(line) !== isList) {
        flush()
        isList = !isList
      }
      lines.push(spansOf(line.replace(BULLET, '').trim()))
    }
    flush()
  }
  return blocks
}

function spansOf(line: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of line.matchAll(INLINE)) {
    if (match.index > from) spans.push({ kind: 'plain', text: line.slice(from, match.index) })
    spans.push(special(match[0], match[1]))
    from = match.index + match[0].length
  }
  if (from < line.length) spans.push({ kind: 'plain', text: line.slice(from) })
  return spans
}

function special(found: string, bold: string | undefined): Span {
  if (bold !== undefined) return { kind: 'strong', text: bold }
  const href = found.startsWith('http') ? found : `tel:${found.replaceAll(/\D/g, '')}`
  return { kind: 'link', text: found, href }
}
