import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'

interface CheckProps {
  /** In a group. */
  readonly value?: string
  readonly selected?: boolean
  readonly change?: (selected: boolean) => void
  readonly children: ReactNode
}

export function Check({ value, selected, change, children }: CheckProps) {
  return (
    <Checkbox
      className="check"
      {...(value === undefined ? {} : { value })}
      {...(selected === undefined ? {} : { isSelected: selected })}
      {...(change === undefined ? {} : { onChange: change })}
    >
      <span className="check-box" aria-hidden="true" />
      {children}
    </Checkbox>
  )
}
