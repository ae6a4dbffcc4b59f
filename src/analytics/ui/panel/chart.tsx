import type { ReactNode } from 'react'

/** A picture for the eye, and its message in words for everybody else; the numbers stand in the panel's table. */
export function Chart({ alt, className = '', children }: ChartProps) {
  return (
    <div className={`chart ${className}`} role="img" aria-label={alt}>
      {children}
    </div>
  )
}

interface ChartProps {
  readonly alt: string
  readonly className?: string
  readonly children: ReactNode
}
