import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'

export interface ButtonProps {
  readonly children: ReactNode
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  /** For icons: what it does, in words. */
  readonly label?: string
  readonly className?: string
  readonly type?: 'button' | 'submit'
  /** Keeps the focus and does nothing. Not React Aria's `isPending`: what that announces outlives the button (axe). */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly expanded?: boolean
  readonly keys?: string
  readonly slot?: string
  readonly press?: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ children, kind = 'plain', className = '', type = 'button', ...props }: ButtonProps) {
  const { label, busy, disabled, pressed, expanded, keys, slot, press, ref } = props
  return (
    <AriaButton
      className={busy === true ? `button ${kind} busy ${className}` : `button ${kind} ${className}`}
      type={type}
      isDisabled={disabled ?? false}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}
      {...(slot === undefined ? {} : { slot })}
      {...(press === undefined || busy === true ? {} : { onPress: press })}
      {...(busy === true ? { 'aria-disabled': true } : {})}
      {...(ref === undefined ? {} : { ref })}
    >
      {children}
    </AriaButton>
  )
}
