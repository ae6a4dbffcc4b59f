import { expect, test } from 'vitest'
import { exportFilter } from '../../../../../src/analytics/ui/exports/export-filter.ts'
import { readUrl } from '../../../../../src/analytics/ui/url-state.ts'

test('without a choice the month of the report is exported: the last full one with data, else the running one', () => {
  const of = (months: readonly string[]): unknown => exportFilter(readUrl(''), months, '2026-11')

  expect(of(['2026-09', '2026-11', '2026-10'])).toEqual({ from: '2026-10', to: '2026-10' })
  expect(of(['2026-11'])).toEqual({ from: '2026-11', to: '2026-11' })
})

test('months and codes of the address are the filter', () => {
  expect(exportFilter(readUrl('?from=2026-08&to=2026-10&province=01,79'), ['2026-10'], '2026-11')).toEqual({
    from: '2026-08',
    to: '2026-10',
    province: '01,79',
  })
})
