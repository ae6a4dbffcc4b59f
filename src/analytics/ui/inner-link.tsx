import type { MouseEvent, ReactNode } from 'react'
import type { UrlState } from './url-state.ts'
import { useUrl } from './use-url-state.ts'

interface InnerLinkProps {
  readonly to: Partial<UrlState>
  readonly className?: string
  readonly current?: boolean
  readonly label?: string
  readonly children: ReactNode
}

/** A real link, so that it can be copied and opened elsewhere; a plain click stays in the page. */
export function InnerLink({ to, className, current = false, label, children }: InnerLinkProps) {
  const { href, change } = useUrl()
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    change(to)
  }
  return (
    <a
      className={className}
      href={href(to)}
      onClick={follow}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
    >
      {children}
    </a>
  )
}
