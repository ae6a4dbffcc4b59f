import { expect, test } from 'vitest'
import { exportFilter } from '../../../../../src/analytics/ui/exports/export-filter.ts'
import { readUrl } from '../../../../../src/analytics/ui/url-state.ts'

test('without a choice the newest month is exported', () => {
  expect(exportFilter(readUrl(''), ['2026-09', '2026-10', '2026-08'])).toEqual({ from: '2026-10', to: '2026-10' })
})

test('months and codes of the address are the filter', () => {
  expect(exportFilter(readUrl('?from=2026-08&to=2026-10&province=01,79'), ['2026-10'])).toEqual({
    from: '2026-08',
    to: '2026-10',
    province: '01,79',
  })
})
