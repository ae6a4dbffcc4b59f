import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly children?: ReactNode
  /** Headings keep their order: 2 in a pane of its own, 3 inside one. */
  readonly level?: 2 | 3
}

/** Nothing here: says why, and what the officer can do. */
export function EmptyState({ title, children, level = 2 }: EmptyStateProps) {
  return (
    <div className="empty">
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      {children}
    </div>
  )
}
