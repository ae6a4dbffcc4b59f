import { expect, test } from 'vitest'
import { detailText } from '../../../../src/console/ui/audit/action-texts.ts'
import { auditQuery, noFilter } from '../../../../src/console/ui/audit/audit-query.ts'
import { maySee } from '../../../../src/console/ui/page/may-see.ts'
import {
  ACCOUNT_HREF,
  AUDIT_HREF,
  BOARD_HREF,
  foundHref,
  PEOPLE_HREF,
  placeOf,
  SEARCH_HREF,
} from '../../../../src/console/ui/places.ts'
import { emptyFilter, isEmpty, searchPath } from '../../../../src/console/ui/search/search-query.ts'

test.for([
  [SEARCH_HREF, { kind: 'search' }],
  [foundHref('c_1'), { kind: 'search', conversation: 'c_1' }],
  [BOARD_HREF, { kind: 'board' }],
  [PEOPLE_HREF, { kind: 'people' }],
  [AUDIT_HREF, { kind: 'audit' }],
  [ACCOUNT_HREF, { kind: 'account' }],
  ['#/tim/h_1', { kind: 'handoffs' }],
] as const)('the address "%s" is a page beside the desk', ([hash, place]) => {
  expect(placeOf(hash)).toEqual(place)
})

test('an officer sees the search, but neither the board nor people nor the audit log', () => {
  const seen = (['search', 'board', 'people', 'audit', 'account'] as const).filter((kind) => maySee('officer', kind))

  expect(seen).toEqual(['search', 'account'])
})

test('a search asks only for what is set', () => {
  const path = searchPath({ ...emptyFilter, q: ' sổ hưu ', channel: 'zalo' }, 'next')

  expect(path).toBe('/search?q=s%E1%BB%95+h%C6%B0u&channel=zalo&after=next')
})

test('blanks alone are nothing to search for', () => {
  expect(isEmpty({ ...emptyFilter, q: '  ' })).toBe(true)
})

test('the audit log without a filter is asked for as it is', () => {
  expect([auditQuery(noFilter), auditQuery({ ...noFilter, from: '2026-11-01' }, '9')]).toEqual([
    '',
    '?from=2026-11-01&before=9',
  ])
})

test('the details of an audit line are said in Vietnamese', () => {
  const text = detailText({ fields: ['role', 'queues'], role: 'supervisor', disabled: true, ended: 1200 })

  expect(text).toBe('mục đã sửa: vai trò, nhóm việc; vai trò: trưởng ca; khóa: có; số phiên: 1.200')
})
