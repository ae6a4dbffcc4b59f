import { useState } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { Options } from '../../../console/ui/parts/options.tsx'
import { Select } from '../../../console/ui/parts/select.tsx'
import { filterKeys, rules, type FilterKey, type UrlState } from '../url-state.ts'
import { useUrl } from '../use-url-state.ts'
import { Chips } from './chips.tsx'
import { filterTitles, optionsOf, useFilterLists } from './filter-lists.ts'
import { MonthRange } from './month-range.tsx'
import { MultiSelect } from './multi-select.tsx'

interface FilterBarProps {
  /** How the index is computed can be chosen. */
  readonly withRule?: boolean
  readonly keys?: readonly FilterKey[]
  /** What the page shows when no month is chosen. */
  readonly latest?: string
}

/** What each rule of survey method §2.1 means, in short. */
const ruleLabels: Readonly<Record<UrlState['rule'], string>> = {
  A: 'A: tỷ lệ 4–5 điểm',
  B: 'B: trung bình 5 yếu tố',
  C: 'C: gộp mọi câu trả lời',
  D: 'D: điểm trung bình / 5',
  E: 'E: (điểm trung bình − 1) / 4',
}

/** Period first; the rest opens on demand, so that the page begins with its figures. */
export function FilterBar({ withRule = false, keys = filterKeys, latest = 'Tháng gần nhất' }: FilterBarProps) {
  const { state, change } = useUrl()
  const lists = useFilterLists()
  const [open, setOpen] = useState(false)
  const active = keys.reduce((sum, key) => sum + (state.filters[key]?.length ?? 0), 0)
  return (
    <section className="filter-bar" aria-label="Bộ lọc">
      <div className="filter-row">
        <MonthRange months={lists.months} latest={latest} />
        {withRule && (
          <Select
            label="Quy tắc tính"
            options={rules.map((rule) => ({ value: rule, label: ruleLabels[rule] }))}
            value={state.rule}
            change={(rule) => change({ rule: rules.find((one) => one === rule) ?? 'A' })}
          />
        )}
        {withRule && (
          <Options
            label="Trọng số"
            inRow
            options={weightOptions}
            value={state.weighted ? 'on' : 'off'}
            change={(value) => change({ weighted: value === 'on' })}
          />
        )}
        {keys.length > 0 && (
          <Button expanded={open} press={() => setOpen(!open)}>
            Bộ lọc{active === 0 ? '' : ` (${active})`} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
          </Button>
        )}
      </div>
      {open && (
        <div className="filter-grid">
          {keys.map((key) => (
            <MultiSelect
              key={key}
              label={filterTitles[key]}
              options={optionsOf(lists, key)}
              chosen={state.filters[key] ?? []}
              change={(chosen) => change({ filters: { ...state.filters, [key]: chosen } })}
            />
          ))}
        </div>
      )}
      <Chips keys={keys} />
    </section>
  )
}

const weightOptions = [
  { value: 'off', label: 'Không' },
  { value: 'on', label: 'Có' },
] as const
