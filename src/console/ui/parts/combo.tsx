import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components/ComboBox'
import { fold } from '../../../core/vietnamese.ts'
import type { Option } from './options.tsx'

interface ComboProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly options: readonly Option[]
  readonly text: string
  readonly change: (text: string) => void
  readonly name?: string
  readonly maxLength?: number
  readonly autoFocus?: boolean
  readonly hideLabel?: boolean
}

/** A few typed letters find the rest, with or without tones; the text itself is the value. */
export function Combo({ label, hint, error, options, text, change, name, ...props }: ComboProps) {
  const { maxLength, autoFocus = false, hideLabel = false } = props
  return (
    <ComboBox
      className="field"
      inputValue={text}
      onInputChange={change}
      defaultItems={options}
      allowsCustomValue
      menuTrigger="input"
      autoFocus={autoFocus}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      defaultFilter={(option, typed) => fold(option).includes(fold(typed.trim()))}
      {...(name === undefined ? {} : { name })}
    >
      <Label className={hideLabel ? 'unseen' : ''}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className="muted small">
          {hint}
        </Text>
      )}
      <Input autoComplete="off" {...(maxLength === undefined ? {} : { maxLength })} />
      <FieldError className="error">{error !== undefined && <span role="alert">{error}</span>}</FieldError>
      <Popover className="popover list">
        <ListBox<Option> className="choices">
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="choice">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
