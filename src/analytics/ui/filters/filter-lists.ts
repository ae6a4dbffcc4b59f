import { createContext, useContext } from 'react'
import type { ResourceControl } from '../../../console/ui/use-resource.ts'
import { loadedOr } from '../../../console/ui/use-resource.ts'
import type { FilterKey } from '../url-state.ts'

interface Coded {
  readonly code: string
  readonly label: string
}

interface Named {
  readonly code: string
  readonly name: string
}

/** `GET /filters`: every code that can be asked for, with its words. */
export interface FilterLists {
  readonly months: readonly string[]
  readonly provinces: readonly (Named & { readonly region: string })[]
  readonly regions: readonly Named[]
  readonly channels?: readonly Coded[]
  readonly served_by?: readonly Coded[]
  readonly groups?: readonly Coded[]
  readonly personas?: readonly Coded[]
  readonly intent_groups?: readonly Coded[]
  readonly resolved?: readonly Coded[]
  readonly instruments?: readonly Coded[]
  readonly modes?: readonly Coded[]
}

interface Choice {
  readonly value: string
  readonly label: string
}

const empty: FilterLists = { months: [], provinces: [], regions: [] }

const ListsContext = createContext<ResourceControl<FilterLists> | undefined>(undefined)

export const FilterListsProvider = ListsContext.Provider

export function useFilterLists(): FilterLists {
  const resource = useContext(ListsContext)
  return resource === undefined ? empty : loadedOr(resource.state, empty)
}

export function optionsOf(lists: FilterLists, key: FilterKey): readonly Choice[] {
  const coded: Readonly<Record<FilterKey, readonly Coded[] | readonly Named[] | undefined>> = {
    region: lists.regions,
    province: lists.provinces,
    channel: lists.channels,
    served_by: lists.served_by,
    group: lists.groups,
    persona: lists.personas,
    intent_group: lists.intent_groups,
    resolved: lists.resolved,
    instrument: lists.instruments,
    mode: lists.modes,
  }
  return (coded[key] ?? []).map((item) => ({ value: item.code, label: 'name' in item ? item.name : item.label }))
}

export const filterTitles: Readonly<Record<FilterKey, string>> = {
  region: 'Vùng',
  province: 'Tỉnh, thành phố',
  channel: 'Kênh',
  served_by: 'Bên phục vụ',
  group: 'Nhóm đối tượng',
  persona: 'Vai người dùng',
  intent_group: 'Nhóm nội dung',
  resolved: 'Kết quả hội thoại',
  instrument: 'Phiên bản phiếu',
  mode: 'Cách hỏi',
}
