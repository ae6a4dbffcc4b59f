import { h } from './draw.ts'
import { textBlocks, type Span } from './text-blocks.ts'

export function TextBlocks({ text }: { readonly text: string }) {
  return textBlocks(text).map(({ isList, lines }) =>
    isList ? (
      <ul>
        {lines.map((spans) => (
          <li>{spans.map(inline)}</li>
        ))}
      </ul>
    ) : (
      <p>{lines.map((spans, at) => [at > 0 && <br />, spans.map(inline)])}</p>
    ),
  )
}

function inline({ text, strong, href }: Span) {
  if (href === undefined) return strong === true ? <strong>{text}</strong> : text
  // A page opens beside this one: the conversation stays.
  const target = href.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {}
  return (
    <a href={href} {...target}>
      {text}
    </a>
  )
}
