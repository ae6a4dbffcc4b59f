import type { ReactNode } from 'react'

interface PageProps {
  readonly title: string
  /** One sentence on what the page is for. */
  readonly intro?: ReactNode
  /** Buttons beside the title. */
  readonly actions?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A page of its own in place of list and conversation: it scrolls as a whole. */
export function Page({ title, intro, actions, className = '', children }: PageProps) {
  return (
    <main className={`page ${className}`}>
      <div className="page-inner">
        <header className="page-head">
          <div>
            <h2>{title}</h2>
            {intro !== undefined && <p className="muted">{intro}</p>}
          </div>
          {actions !== undefined && <div className="row">{actions}</div>}
        </header>
        {children}
      </div>
    </main>
  )
}
