import type { ReactNode } from 'react'

interface LinkButtonProps {
  readonly href: string
  readonly kind?: 'plain' | 'primary' | 'quiet'
  readonly className?: string
  readonly children: ReactNode
}

/** A link to another place of the desk that looks like a button. */
export function LinkButton({ href, kind = 'plain', className = '', children }: LinkButtonProps) {
  return (
    <a className={`button ${kind} ${className}`} href={href}>
      {children}
    </a>
  )
}
