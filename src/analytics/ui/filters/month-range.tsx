import { Select } from '../../../console/ui/parts/select.tsx'
import { capital, monthText } from '../months.ts'
import { useUrl } from '../use-url-state.ts'

interface MonthRangeProps {
  readonly months: readonly string[]
  /** What the page shows when nothing is chosen. */
  readonly latest: string
}

/** Whole months only: a share that mixes parts of months could not be compared with the frozen ones. */
export function MonthRange({ months, latest }: MonthRangeProps) {
  const { state, change } = useUrl()
  const known = [...new Set([...months, state.from ?? '', state.to ?? ''])].filter((month) => month !== '')
  const options = known
    .toSorted()
    .toReversed()
    .map((month) => ({ value: month, label: capital(monthText(month)) }))
  const all = [{ value: 'default', label: latest }, ...options]
  const setFrom = (value: string): void => {
    if (value === 'default') return change({ from: undefined, to: undefined })
    change({ from: value, to: state.to === undefined || state.to < value ? value : state.to })
  }
  const setTo = (value: string): void => {
    if (value === 'default') return change({ from: undefined, to: undefined })
    change({ to: value, from: state.from === undefined || state.from > value ? value : state.from })
  }
  return (
    <>
      <Select label="Từ tháng" options={all} value={state.from ?? 'default'} change={setFrom} />
      <Select label="Đến tháng" options={all} value={state.to ?? 'default'} change={setTo} />
    </>
  )
}
