import { useState, type FormEvent } from 'react'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Select } from '../parts/select.tsx'
import type { PeopleList } from '../people/person.ts'
import { loadedOr, useResource } from '../use-resource.ts'
import { actionTexts } from './action-texts.ts'
import { noFilter, type AuditFilter } from './audit-query.ts'

interface AuditFiltersProps {
  readonly apply: (filter: AuditFilter) => void
  readonly refused: { readonly detail: string; readonly field?: string | undefined } | undefined
}

const actions = [
  { value: '', label: 'Mọi việc' },
  ...Object.entries(actionTexts)
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'vi')),
]

export function AuditFilters({ apply, refused }: AuditFiltersProps) {
  const [values, setValues] = useState<AuditFilter>(noFilter)
  const { people } = loadedOr<PeopleList>(useResource<PeopleList>('/people').state, { people: [] })
  const set = (change: Partial<AuditFilter>): void => setValues((known) => ({ ...known, ...change }))
  const errorOf = (name: string): string | undefined => (refused?.field === name ? refused.detail : undefined)
  const actors = [
    { value: '', label: 'Mọi người' },
    ...people.map(({ id, displayName }) => ({ value: id, label: displayName })),
    { value: 'unknown', label: 'Chưa rõ là ai' },
  ]

  function submit(event: FormEvent): void {
    event.preventDefault()
    apply({ ...values })
  }
  function clear(): void {
    setValues(noFilter)
    apply(noFilter)
  }
  return (
    <form className="filters" onSubmit={submit} noValidate aria-label="Lọc nhật ký">
      <Select label="Người" options={actors} value={values.actor} change={(actor) => set({ actor })} />
      <Select label="Việc" options={actions} value={values.action} change={(action) => set({ action })} />
      <Field
        label="Đối tượng"
        value={values.subject}
        change={(subject) => set({ subject })}
        placeholder="Mã cuộc, mã người, địa chỉ"
        maxLength={200}
        error={errorOf('subject')}
      />
      <Field label="Từ ngày" type="date" value={values.from} change={(from) => set({ from })} error={errorOf('from')} />
      <Field label="Đến hết ngày" type="date" value={values.to} change={(to) => set({ to })} error={errorOf('to')} />
      <div className="row">
        <Button kind="primary" type="submit">
          Lọc
        </Button>
        <Button kind="quiet" press={clear}>
          Bỏ lọc
        </Button>
      </div>
    </form>
  )
}
