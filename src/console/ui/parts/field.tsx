import type { ReactNode, Ref } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components/TextField'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly name?: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly type?: 'text' | 'password' | 'tel' | 'search' | 'date' | 'datetime-local' | 'email'
  readonly rows?: number
  readonly maxLength?: number
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'tel' | 'numeric' | 'decimal'
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** Only for screen readers: the place says it to the eye. */
  readonly hideLabel?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** One line, or several with `rows`; what is wrong is read out with the field. */
export function Field({ label, value, change, name, hint, error, rows, hideLabel = false, ...props }: FieldProps) {
  const { type = 'text', maxLength, autoComplete = 'off', inputMode, placeholder, autoFocus = false, ref } = props
  const more = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(inputMode === undefined ? {} : { inputMode }),
  }
  return (
    <TextField
      className="field"
      value={value}
      onChange={change}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      type={type}
      autoComplete={autoComplete}
      autoFocus={autoFocus}
      spellCheck="false"
      {...(name === undefined ? {} : { name })}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <Label className={hideLabel ? 'unseen' : ''}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className="muted small">
          {hint}
        </Text>
      )}
      {rows === undefined ? <Input ref={ref ?? null} {...more} /> : <TextArea rows={rows} {...more} />}
      <FieldError className="error">{error !== undefined && <span role="alert">{error}</span>}</FieldError>
    </TextField>
  )
}
