import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly keys?: string
  /** Of several, the one that holds now. */
  readonly current?: boolean
  readonly run: () => void
}

interface MenuProps {
  /** What the button shows. */
  readonly children: ReactNode
  /** In words, where the button shows a sign only. */
  readonly label?: string
  readonly className?: string
  readonly actions: readonly MenuAction[]
}

export function Menu({ children, label, className = '', actions }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={`button ${className}`} {...(label === undefined ? {} : { 'aria-label': label })}>
        {children}
      </Button>
      <Popover className="popover" placement="bottom end">
        <AriaMenu className="choices" onAction={(key) => actions.find(({ id }) => id === key)?.run()}>
          {actions.map(({ id, label: text, keys, current = false }) => (
            <MenuItem key={id} id={id} className="choice" textValue={text}>
              <span>{text}</span>
              {current && (
                <span>
                  <span aria-hidden="true">✓</span>
                  <span className="unseen">đang chọn</span>
                </span>
              )}
              {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
