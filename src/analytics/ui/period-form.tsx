import { lastDays, lastMonth, thisMonth, type Period } from './period.ts'

interface PeriodFormProps {
  readonly period: Period
  readonly change: (period: Period) => void
  readonly fault: { readonly detail: string; readonly field?: string } | undefined
}

const shortcuts = [
  { label: '30 ngày qua', make: () => lastDays(30, new Date()) },
  { label: 'Tháng này', make: () => thisMonth(new Date()) },
  { label: 'Tháng trước', make: () => lastMonth(new Date()) },
] as const

export function PeriodForm({ period, change, fault }: PeriodFormProps) {
  const describedBy = fault === undefined ? undefined : 'period-error'
  return (
    <form class="period" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>Từ ngày</span>
        <input
          type="date"
          value={period.from}
          required
          aria-invalid={fault?.field === 'from'}
          aria-describedby={describedBy}
          onChange={(event) => change({ ...period, from: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>Đến ngày</span>
        <input
          type="date"
          value={period.to}
          required
          aria-invalid={fault?.field === 'to'}
          aria-describedby={describedBy}
          onChange={(event) => change({ ...period, to: event.currentTarget.value })}
        />
      </label>
      <div class="row">
        {shortcuts.map(({ label, make }) => (
          <button key={label} class="button" type="button" onClick={() => change(make())}>
            {label}
          </button>
        ))}
      </div>
      {fault !== undefined && (
        <p id="period-error" class="error" role="alert">
          {fault.detail}
        </p>
      )}
    </form>
  )
}
