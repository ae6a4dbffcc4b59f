import type { RefObject } from 'preact'
import { Icon } from './icons.tsx'

interface LauncherProps {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly unread: number
  readonly onOpen: () => void
}

export function Launcher({ button, unread, onOpen }: LauncherProps) {
  return (
    <button ref={button} type="button" class="launcher" aria-haspopup="dialog" onClick={onOpen}>
      <Icon name="chat" />
      <span>Hỏi BHXH</span>
      {unread > 0 && <span class="unread">{unread} tin mới</span>}
    </button>
  )
}
