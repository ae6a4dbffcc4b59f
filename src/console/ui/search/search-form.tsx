import { useState, type FormEvent } from 'react'
import type { Colleagues } from '../desk-types.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Select } from '../parts/select.tsx'
import { channelText } from '../texts.ts'
import { loadedOr, useResource } from '../use-resource.ts'
import { emptyFilter, type SearchFilter } from './search-query.ts'

interface SearchFormProps {
  readonly filter: SearchFilter
  readonly change: (filter: SearchFilter) => void
  readonly search: () => void
  readonly refused: { readonly detail: string; readonly field?: string | undefined } | undefined
}

const nobody: Colleagues = { colleagues: [], queues: [] }

/** Each search leaves a line in the audit log, so it runs at Enter and not at every key. */
export function SearchForm({ filter, change, search, refused }: SearchFormProps) {
  const [open, setOpen] = useState(false)
  const { colleagues, channels = [] } = loadedOr(useResource<Colleagues>('/colleagues').state, nobody)
  const channelOptions = [
    { value: '', label: 'Mọi kênh' },
    ...channels.map((value) => ({ value, label: channelText(value) })),
  ]
  const { tags } = loadedOr(useResource<{ readonly tags: readonly string[] }>('/tags').state, { tags: [] })
  const set = (part: Partial<SearchFilter>): void => change({ ...filter, ...part })
  const errorOf = (name: string): string | undefined => (refused?.field === name ? refused.detail : undefined)
  const { q: _typed, ...narrowing } = filter
  const narrowed = Object.values(narrowing).filter((value) => value !== '').length
  const shown = open || errorOf('from') !== undefined || errorOf('to') !== undefined

  function submit(event: FormEvent): void {
    event.preventDefault()
    search()
  }
  return (
    <form className="search-form" role="search" onSubmit={submit} noValidate>
      <h2>Tìm cuộc trò chuyện</h2>
      <div className="search-row">
        <Field
          label="Từ cần tìm hoặc mã công dân"
          hideLabel
          type="search"
          value={filter.q}
          change={(q) => set({ q })}
          placeholder="Từ cần tìm hoặc mã công dân"
          maxLength={200}
          error={errorOf('q')}
          autoFocus
        />
        <Button kind="primary" type="submit">
          Tìm
        </Button>
      </div>
      <div className="row">
        <Button kind="quiet" className="small" expanded={shown} press={() => setOpen(!open)}>
          {narrowed === 0 ? 'Thu hẹp theo kênh, ngày…' : `Thu hẹp: ${narrowed} điều kiện`}
          <span aria-hidden="true">{shown ? ' ▴' : ' ▾'}</span>
        </Button>
        {narrowed > 0 && (
          <Button kind="quiet" className="small" press={() => change({ ...emptyFilter, q: filter.q })}>
            Bỏ hết
          </Button>
        )}
      </div>
      {shown && (
        <div className="filters">
          <Select label="Kênh" options={channelOptions} value={filter.channel} change={(channel) => set({ channel })} />
          {tags.length > 0 && (
            <Select
              label="Nhãn"
              options={[{ value: '', label: 'Mọi nhãn' }, ...tags.map((tag) => ({ value: tag, label: tag }))]}
              value={filter.tag}
              change={(tag) => set({ tag })}
            />
          )}
          {colleagues.length > 0 && (
            <Select
              label="Cán bộ"
              options={[
                { value: '', label: 'Mọi cán bộ' },
                ...colleagues.map(({ id, displayName }) => ({ value: id, label: displayName })),
              ]}
              value={filter.officer}
              change={(officer) => set({ officer })}
            />
          )}
          <Field
            label="Từ ngày"
            type="date"
            value={filter.from}
            change={(from) => set({ from })}
            error={errorOf('from')}
          />
          <Field
            label="Đến hết ngày"
            type="date"
            value={filter.to}
            change={(to) => set({ to })}
            error={errorOf('to')}
          />
        </div>
      )}
    </form>
  )
}
