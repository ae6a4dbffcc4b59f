import type { KeyboardEvent, RefObject } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Input, SearchField } from 'react-aria-components/SearchField'
import { fold } from '../../../core/vietnamese.ts'

export interface Pick {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Typed for it. */
  readonly shortcut?: string
}

interface PickerProps {
  readonly label: string
  readonly picks: readonly Pick[]
  readonly open: boolean
  readonly change: (open: boolean) => void
  readonly pick: (id: string) => void
  readonly beside: RefObject<HTMLElement | null>
  readonly empty: string
}

/** A search that finds while one types, with or without tones: arrow keys choose, Enter takes, Escape goes back. */
export function Picker({ label, picks, open, change, pick, beside, empty }: PickerProps) {
  /** Escape goes back at once, also with letters typed; Enter before the first letter takes the one on top. */
  function onKeys(event: KeyboardEvent<HTMLDivElement>): void {
    const isMarked = event.currentTarget.querySelector('[role=menuitem][data-focused]') !== null
    const [first] = picks
    if (event.key === 'Escape') change(false)
    else if (event.key === 'Enter' && !isMarked && first !== undefined && isEmpty(event.target)) pick(first.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Popover className="popover picker" triggerRef={beside} isOpen={open} onOpenChange={change} placement="top start">
      <Dialog aria-label={label} className="picker-dialog">
        <div className="picker-keys" onKeyDownCapture={onKeys}>
          <Autocomplete filter={(text, typed) => fold(text).includes(fold(typed.trim()))}>
            <SearchField className="picker-search" aria-label={label} autoFocus>
              <Input placeholder="Gõ để tìm…" />
            </SearchField>
            <Menu
              className="choices"
              aria-label={label}
              items={picks}
              onAction={(key) => pick(String(key))}
              renderEmptyState={() => <p className="muted small picker-empty">{empty}</p>}
            >
              {({ id, title, text, shortcut }) => (
                <MenuItem id={id} className="choice pick" textValue={`${shortcut ?? ''} ${title} ${text}`}>
                  <span className="pick-title">
                    {title}
                    {shortcut !== undefined && <kbd>/{shortcut}</kbd>}
                  </span>
                  <span className="pick-text muted small">{text}</span>
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </div>
      </Dialog>
    </Popover>
  )
}

function isEmpty(box: EventTarget): boolean {
  return box instanceof HTMLInputElement && box.value === ''
}
