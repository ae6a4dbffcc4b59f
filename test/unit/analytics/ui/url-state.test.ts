import { describe, expect, test } from 'vitest'
import { apiQuery, readUrl, writeUrl, type UrlState } from '../../../../src/analytics/ui/url-state.ts'

const everything: UrlState = {
  tab: 'xu-huong',
  from: '2026-09',
  to: '2026-10',
  filters: { province: ['01', '79'], channel: ['portal'], served_by: ['bot_then_human'], instrument: ['v1.0'] },
  rule: 'D',
  weighted: true,
  step: 'month',
  score: 'low3',
  layers: ['ewma', 'cusum'],
  topic: 'thai_do',
}

describe('the address', () => {
  test('keeps all that decides what is shown', () => {
    expect(readUrl(writeUrl(everything))).toEqual(everything)
  })

  test('is empty for the page as it opens', () => {
    expect(writeUrl(readUrl(''))).toBe('')
  })

  test('keeps that all lines of the trend were taken away', () => {
    const bare = { ...readUrl(''), layers: [] }

    expect(readUrl(writeUrl(bare)).layers).toEqual([])
  })

  test('is readable: commas part the codes', () => {
    expect(writeUrl(everything)).toContain('province=01,79')
  })

  test.each(['?tab=khac', '?from=2026-13', '?rule=F', '?step=year', '?weighted=yes', '?province=%3Cscript%3E'])(
    'takes nothing that is not known: %s',
    (search) => {
      expect(readUrl(search)).toEqual(readUrl(''))
    },
  )

  test('names a code once', () => {
    expect(readUrl('?channel=portal,portal').filters.channel).toEqual(['portal'])
  })
})

describe('the question to the server', () => {
  test('has the filter and what the part adds, and nothing of the page', () => {
    const query = new URLSearchParams(apiQuery(everything, { step: 'month' }))

    expect(Object.fromEntries(query)).toEqual({
      from: '2026-09',
      to: '2026-10',
      province: '01,79',
      channel: 'portal',
      served_by: 'bot_then_human',
      instrument: 'v1.0',
      rule: 'D',
      weighted: '1',
      step: 'month',
    })
  })

  test('is empty for the default', () => {
    expect(apiQuery(readUrl(''))).toBe('')
  })
})
