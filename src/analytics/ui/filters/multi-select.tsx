import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import type { Option } from '../../../console/ui/parts/options.tsx'

interface MultiSelectProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly change: (chosen: readonly string[]) => void
}

/** Several of a list; nothing chosen means all. */
export function MultiSelect({ label, options, chosen, change }: MultiSelectProps) {
  const isEmpty = options.length === 0
  return (
    <div className="field select">
      <span className="legend" aria-hidden="true">
        {label}
      </span>
      <DialogTrigger>
        <Button className="select-button" isDisabled={isEmpty} aria-label={`${label}: ${words(options, chosen)}`}>
          <span className="select-words">{words(options, chosen)}</span>
          <span aria-hidden="true">▾</span>
        </Button>
        <Popover className="popover list" placement="bottom start">
          <Dialog className="multi" aria-label={label}>
            <ListBox
              className="choices"
              aria-label={label}
              selectionMode="multiple"
              selectionBehavior="toggle"
              // Escape leaves the list; by itself it would undo the choice.
              escapeKeyBehavior="none"
              selectedKeys={chosen}
              onSelectionChange={(keys) => change(keys === 'all' ? [] : [...keys].map(String))}
              autoFocus
            >
              {options.map(({ value, label: text }) => (
                <ListBoxItem key={value} id={value} textValue={text} className="choice check-choice">
                  <span className="check-box" aria-hidden="true" />
                  {text}
                </ListBoxItem>
              ))}
            </ListBox>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  )
}

function words(options: readonly Option[], chosen: readonly string[]): string {
  if (options.length === 0) return 'Chưa có'
  if (chosen.length === 0) return 'Tất cả'
  const [first = ''] = chosen
  if (chosen.length === 1) return options.find(({ value }) => value === first)?.label ?? first
  return `${chosen.length} mục`
}
