export interface Span {
  readonly text: string
  readonly strong?: boolean
  readonly href?: string
}

interface Block {
  readonly isList: boolean
  readonly lines: (readonly Span[])[]
}

const BULLET = /^\s*[-•*] +/
/** Bold, web addresses without the closing punctuation, and the service numbers that a phone can dial. */
const INLINE =
  /\*\*(\S(?:.*?\S)?)\*\*|(https?:\/\/[^\s<>()"]*[^\s<>()".,;:!?])|\b(1[89]00[ .]?\d{2}[ .]?\d{2}(?:[ .]?\d{2})?)\b/g

/** An answer's text as paragraphs and lists; line breaks are kept, everything else is shown as it was written. */
export function textBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let block: Block | undefined
  for (const line of text.split('\n')) {
    const isList = BULLET.test(line)
    if (line.trim() === '') block = undefined
    else {
      if (block?.isList !== isList) blocks.push((block = { isList, lines: [] }))
      block.lines.push(spansOf(line.replace(BULLET, '').trim()))
    }
  }
  return blocks
}

function spansOf(line: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const { 0: found, 1: bold, 2: page, 3: number, index } of line.matchAll(INLINE)) {
    if (index > from) spans.push({ text: line.slice(from, index) })
    if (bold !== undefined) spans.push({ text: bold, strong: true })
    else spans.push({ text: found, href: page ?? `tel:${number?.replaceAll(/\D/g, '')}` })
    from = index + found.length
  }
  if (from < line.length) spans.push({ text: line.slice(from) })
  return spans
}
