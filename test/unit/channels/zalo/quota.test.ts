import { expect, test } from 'vitest'
import { createQuotaBook } from '../../../../channels/zalo/quota.ts'

function described(...quotas: readonly unknown[]): string | undefined {
  const book = createQuotaBook()
  for (const quota of quotas) book.note({ message_id: 'm', user_id: '1', ...(quota === undefined ? {} : { quota }) })
  return book.describe()
}

test.each([
  ['free answers', [{ quota_type: 'reply' }, { quota_type: 'welcome_msg', remain: '2' }], undefined],
  ['an answer without the object', [undefined], '1 charged since start'],
  [
    'strings and numbers',
    [
      { quota_type: 'sub_quota', remain: '80', total: '100', expired_date: '31/12/2026' },
      { quota_type: 'purchase_quota', remain: 5, total: 100, owner_type: 'OA' },
    ],
    '2 charged since start, sub_quota 80/100 until 31/12/2026, purchase_quota 5/100 LOW',
  ],
  ['the newest figure counts', [sub('9'), sub('8')], '2 charged since start, sub_quota 8/10'],
  ['a template', [{ dailyQuota: '500', remainingQuota: '499' }], '1 charged since start, template 499/500'],
  ['unreadable figures', [{ quota_type: 'sub_quota', remain: 'nhiều' }], '1 charged since start, sub_quota ?/?'],
  ['an odd name', [{ quota_type: 'a b\n' }], '1 charged since start'],
])('%s', (_, quotas, expected) => {
  expect(described(...quotas)).toBe(expected)
})

test('answers of the endpoint for visitors tell nothing', () => {
  const book = createQuotaBook()
  book.note({ message_id: 'm' })
  book.note(undefined)

  expect(book.describe()).toBeUndefined()
})

function sub(remain: string) {
  return { quota_type: 'sub_quota', remain, total: '10' }
}
