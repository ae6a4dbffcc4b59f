import { Fragment } from 'preact'
import { textBlocks, type Span } from './text-blocks.ts'

export function TextBlocks({ text }: { readonly text: string }) {
  return (
    <>
      {textBlocks(text).map((block, at) =>
        block.kind === 'list' ? (
          <ul key={at}>
            {block.items.map((item, line) => (
              <li key={line}>
                <Spans spans={item} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={at}>
            {block.lines.map((spans, line) => (
              <Fragment key={line}>
                {line > 0 && <br />}
                <Spans spans={spans} />
              </Fragment>
            ))}
          </p>
        ),
      )}
    </>
  )
}

function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <>
      {spans.map(({ kind, text, href }, at) => {
        if (kind === 'strong') return <strong key={at}>{text}</strong>
        if (kind === 'plain' || href === undefined) return text
        const isPage = href.startsWith('http')
        return (
          <a key={at} href={href} {...(isPage ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
            {text}
          </a>
        )
      })}
    </>
  )
}
