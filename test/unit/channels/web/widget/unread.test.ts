import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createUnread } from '../../../../../channels/web/widget/unread.ts'
import type { LogEntry } from '../../../../../channels/web/widget/wire.ts'
import { memoryStorage } from '../../../../support/memory-storage.ts'

const at = '2026-11-25T08:00:00.000Z'
const answer = (seq: number): LogEntry => ({
  seq,
  id: `o_${seq}`,
  direction: 'out',
  author: 'staff',
  content: { kind: 'text', text: 'Chào bác' },
  citations: [],
  at,
})
const question = (seq: number): LogEntry => ({
  seq,
  id: `m_${seq}`,
  direction: 'in',
  author: 'citizen',
  content: { kind: 'text', text: 'Chào cháu' },
  citations: [],
  at,
})

describe('createUnread', () => {
  let page = { title: '' }
  beforeEach(() => {
    page = { title: 'Trang chủ' }
    vi.stubGlobal('localStorage', memoryStorage())
    vi.stubGlobal('document', page)
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('counts answers that were not before the eyes, and never the citizen’s own words', () => {
    const unread = createUnread()
    unread.see([answer(1)])

    expect(unread.count([answer(1), question(2), answer(3), answer(4)])).toBe(2)
  })

  it('knows after a reload what was read, and when', () => {
    createUnread(() => 1000).see([answer(1), answer(2)])

    expect(createUnread().count([answer(1), answer(2), answer(3)])).toBe(1)
    expect(localStorage.getItem('ansinh.seen')).toBe('2 1000')
  })

  it('tells the number in the title and takes it away again', () => {
    const unread = createUnread()

    const titles = [2, 3, 0].map((count) => {
      unread.showInTitle(count)
      return page.title
    })

    expect(titles).toEqual(['(2) Trang chủ', '(3) Trang chủ', 'Trang chủ'])
  })

  it('leaves alone what the page itself writes into its title', () => {
    const unread = createUnread()
    unread.showInTitle(1)
    page.title = '(7) Hộp thư'
    unread.showInTitle(0)

    expect(page.title).toBe('(7) Hộp thư')
  })
})
