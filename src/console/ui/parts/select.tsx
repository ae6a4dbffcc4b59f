import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components/Select'
import type { Option } from './options.tsx'

interface SelectProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly change: (value: string) => void
  readonly hideLabel?: boolean
  readonly small?: boolean
}

export function Select({ label, options, value, change, hideLabel = false, small = false }: SelectProps) {
  return (
    <AriaSelect
      className={small ? 'field select small' : 'field select'}
      value={value}
      onChange={(key) => change(key === null ? '' : String(key))}
    >
      <Label className={hideLabel ? 'unseen' : ''}>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover list">
        <ListBox className="choices">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className="choice">
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
