import { Checkbox, CheckboxGroup, Label, Text } from 'react-aria-components/CheckboxGroup'
import type { Option } from '../parts/options.tsx'

interface ChecksProps {
  readonly label: string
  readonly hint?: string
  readonly options: readonly Option[]
  readonly values: readonly string[]
  readonly change: (values: readonly string[]) => void
  /** Many: in columns that scroll. */
  readonly many?: boolean
}

/** Any number of a closed list. */
export function Checks({ label, hint, options, values, change, many = false }: ChecksProps) {
  return (
    <CheckboxGroup className="field" value={[...values]} onChange={change}>
      <Label className="legend">{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className="muted small">
          {hint}
        </Text>
      )}
      <div className={many ? 'checks columns' : 'checks'}>
        {options.map(({ value, label: text }) => (
          <Checkbox key={value} value={value} className="box">
            <span className="box-mark" aria-hidden="true" />
            <span>{text}</span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}
