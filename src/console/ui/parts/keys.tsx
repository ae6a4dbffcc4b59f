import { Fragment } from 'react'

/** Keys as the keyboard shows them: `Ctrl+Enter`, or several ways parted by a space. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keys.split(' ').map((way, index) => (
        <Fragment key={way}>
          {index > 0 && <span className="muted"> hoặc </span>}
          {way.split('+').map((key) => (
            <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
