import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup'

export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
}

interface OptionsProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  /** Empty: nothing is chosen beforehand. */
  readonly value: Value | ''
  readonly change: (value: Value) => void
  readonly name?: string
  /** A row of buttons instead of a list. */
  readonly inRow?: boolean
  readonly hideLabel?: boolean
  readonly error?: string | undefined
}

/** One of a few; the arrow keys move the choice. */
export function Options<Value extends string>(props: OptionsProps<Value>) {
  const { label, options, value, change, name, inRow = false, hideLabel = false, error } = props
  return (
    <RadioGroup
      className={inRow ? 'segments' : 'field options'}
      value={value === '' ? null : value}
      onChange={(chosen) => {
        const found = options.find((option) => option.value === chosen)
        if (found !== undefined) change(found.value)
      }}
      orientation={inRow ? 'horizontal' : 'vertical'}
      isInvalid={error !== undefined}
      {...(name === undefined ? {} : { name })}
    >
      <Label className={hideLabel ? 'unseen' : 'legend'}>{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={inRow ? 'segment' : 'option'}>
          {!inRow && <span className="dot" aria-hidden="true" />}
          <span>{option.label}</span>
        </Radio>
      ))}
      {error !== undefined && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </RadioGroup>
  )
}
