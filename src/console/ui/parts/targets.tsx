import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'

export interface Target {
  readonly id: string
  readonly title: string
  readonly note?: string
  readonly disabled?: boolean
}

interface TargetsProps {
  readonly label: string
  readonly sections: readonly { readonly title: string; readonly targets: readonly Target[] }[]
  /** Empty: none yet. */
  readonly chosen: string
  readonly choose: (id: string) => void
}

/** One of many, under headings: arrow keys and first letters find it. */
export function Targets({ label, sections, chosen, choose }: TargetsProps) {
  return (
    <ListBox
      aria-label={label}
      className="choices targets"
      selectionMode="single"
      selectedKeys={chosen === '' ? [] : [chosen]}
      onSelectionChange={(keys) => choose(keys === 'all' ? '' : String([...keys][0] ?? ''))}
    >
      {sections
        .filter(({ targets }) => targets.length > 0)
        .map(({ title: heading, targets }) => (
          <ListBoxSection key={heading}>
            <Header className="choices-title">{heading}</Header>
            {targets.map(({ id, title, note, disabled = false }) => (
              <ListBoxItem key={id} id={id} textValue={title} isDisabled={disabled} className="choice target">
                <span>{title}</span>
                {note !== undefined && <span className="muted small">{note}</span>}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
    </ListBox>
  )
}
