import { expect, test } from 'vitest'
import { createCannedDesk, type NewCanned } from '../../../src/assist/canned.ts'
import type { CannedStore, StoredCanned } from '../../../src/assist/contract.ts'
import { fixedClock } from '../../../src/core/clock.ts'
import type { StaffAccount } from '../../../src/store/contract.ts'
import { deskWords } from '../../support/real-engine.ts'
import { content } from '../../support/workers.ts'

const lan = account('s_lan', 'officer')
const minh = account('s_minh', 'officer')
const son = account('s_son', 'supervisor')

function account(id: StaffAccount['id'], role: StaffAccount['role']): StaffAccount {
  return { id, username: id, displayName: `Cán bộ ${id}`, role, passwordHash: '', disabled: false }
}

function desk() {
  const rows = new Map<string, StoredCanned>()
  const isTaken = ({ id, owner, shortcut }: StoredCanned): boolean =>
    [...rows.values()].some((row) => row.id !== id && row.owner === owner && row.shortcut === shortcut)
  const write = async (answer: StoredCanned) => {
    if (isTaken(answer)) return 'taken' as const
    rows.set(answer.id, answer)
    return 'stored' as const
  }
  const store: CannedStore = {
    list: async (staff) => [...rows.values()].filter(({ owner }) => owner === undefined || owner === staff),
    find: async (id) => rows.get(id),
    add: write,
    change: write,
    remove: async (id) => rows.delete(id),
  }
  return createCannedDesk({
    store,
    words: deskWords,
    hotline: content.hotline,
    clock: fixedClock('2026-11-25T01:00:00.000Z'),
  })
}

const mine = (change: Partial<NewCanned> = {}): NewCanned => ({
  shortcut: 'vd',
  title: 'Ví dụ',
  text: 'Xin chào từ {{ten_can_bo}}',
  scope: 'mine',
  ...change,
})

test('every officer has the answers of the house, and each can be filled for a conversation with a topic', async () => {
  const canned = desk()
  const all = await canned.list(lan, '')

  const texts = await Promise.all(
    all.map(({ id }) => canned.render(lan, id, { channel: 'zalo', intentTitle: 'Mức lương hưu' })),
  )

  expect(all.length).toBeGreaterThanOrEqual(15)
  expect(new Set(all.map(({ scope }) => scope))).toEqual(new Set(['team']))
  expect(texts.filter((text) => /[{}]/.test(text))).toEqual([])
  expect(texts.some((text) => text.includes('mức lương hưu'))).toBe(true)
  expect(texts.some((text) => text.includes('07:30–17:00, thứ Hai đến thứ Sáu'))).toBe(true)
})

test.for([
  ['/chao', 'chao'],
  ['CHAO', 'chao'],
  ['tam biet', 'tambiet'],
  ['lừa đảo', 'luadao'],
  ['khong gui so', 'khonggui'],
] as const)('"%s" finds %s first', async ([typed, shortcut]) => {
  const [first] = await desk().list(lan, typed)

  expect(first?.shortcut).toBe(shortcut)
})

test('one’s own takes the place of the team’s with the same shortcut, for oneself alone', async () => {
  const canned = desk()

  await canned.add(lan, mine({ shortcut: 'chao', text: 'Chào bác' }))

  expect((await canned.list(lan, 'chao'))[0]).toMatchObject({ scope: 'mine', text: 'Chào bác' })
  expect((await canned.list(minh, 'chao'))[0]).toMatchObject({ scope: 'team' })
})

test('an officer neither sees nor changes another’s, and writes none for the team', async () => {
  const canned = desk()
  const { id } = await canned.add(lan, mine())
  const team = await canned.add(son, mine({ shortcut: 'nhom', scope: 'team' }))
  const change = { shortcut: 'x1', title: 'x', text: 'x' }

  await expect(canned.change(minh, id, change)).rejects.toMatchObject({ code: 'not_found' })
  await expect(canned.remove(minh, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(canned.render(minh, id, { channel: 'web' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(canned.add(lan, mine({ scope: 'team' }))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(canned.change(lan, team.id, change)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(canned.remove(lan, team.id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(canned.remove(son, 'seed-chao')).rejects.toMatchObject({ code: 'conflict' })
})

test('a variable that does not exist is refused with those that do; one that is not known is named', async () => {
  const canned = desk()
  const { id } = await canned.add(lan, mine({ text: 'Về {{ chu_de }}' }))

  await expect(canned.add(lan, mine({ text: 'Chào {{ten_dan}}' }))).rejects.toMatchObject({
    field: 'text',
    message: expect.stringContaining('{{ten_dan}}'),
  })
  await expect(canned.render(lan, id, { channel: 'web' })).rejects.toMatchObject({
    code: 'invalid_input',
    field: 'chu_de',
    message: expect.stringContaining('{{chu_de}}'),
  })
})

test('a shortcut is used once', async () => {
  const canned = desk()
  await canned.add(lan, mine())

  await expect(canned.add(lan, mine())).rejects.toMatchObject({ code: 'conflict', field: 'shortcut' })
})
