import { Button } from '../../../console/ui/parts/button.tsx'
import type { FilterKey } from '../url-state.ts'
import { useUrl } from '../use-url-state.ts'
import { filterTitles, useFilterLists } from './filter-lists.ts'
import { labelOf } from './filter-words.ts'

/** What is filtered by, each to be taken away by itself. */
export function Chips({ keys }: { readonly keys: readonly FilterKey[] }) {
  const { state, change } = useUrl()
  const lists = useFilterLists()
  const chips = keys.flatMap((key) => (state.filters[key] ?? []).map((code) => ({ key, code })))
  if (chips.length === 0) return null
  const remove = (key: FilterKey, code: string): void =>
    change({ filters: { ...state.filters, [key]: (state.filters[key] ?? []).filter((one) => one !== code) } })
  return (
    <ul className="chips" aria-label="Đang lọc theo">
      {chips.map(({ key, code }) => {
        const text = `${filterTitles[key]}: ${labelOf(lists, key, code)}`
        return (
          <li key={`${key}-${code}`}>
            <Button className="chip small" label={`Bỏ lọc ${text}`} press={() => remove(key, code)}>
              {text} <span aria-hidden="true">✕</span>
            </Button>
          </li>
        )
      })}
      <li>
        <Button kind="quiet" className="small" press={() => change({ filters: {} })}>
          Xoá bộ lọc
        </Button>
      </li>
    </ul>
  )
}
