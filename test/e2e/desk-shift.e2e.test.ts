import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCuttableProxy, type CuttableProxy } from '../support/cuttable-proxy.ts'
import { openOfficerSession, type OfficerSession } from '../support/shift/officer-session.ts'
import { arrives, copies, gatherCitizens, says, type ShiftCitizen } from '../support/shift/shift-citizens.ts'
import { openShiftHouse, type ShiftHouse, type ShiftPerson } from '../support/shift/shift-house.ts'
import {
  answer,
  followMention,
  holds,
  isLive,
  look,
  note,
  openWindow,
  sendTyped,
  take,
  transfer,
  type ShiftWindow,
} from '../support/shift/shift-window.ts'
import { judgeShift } from '../support/shift/judge-shift.ts'
import { workThrough } from '../support/shift/work-through.ts'
import { violations } from '../support/widget-page.ts'

/** 50 conversations on five channels; three officers and a supervisor at four windows, from sign-in to an empty list. */
const CITIZENS = 50
/** Between its SIGTERM and its SIGKILL. */
const PATIENCE_OF_DOCKER_MS = 10_000

let house: ShiftHouse
let proxy: CuttableProxy
let citizens: readonly ShiftCitizen[] = []
let sessions: readonly OfficerSession[] = []
let lan: ShiftWindow
let minh: ShiftWindow
let hoa: ShiftWindow
let chief: ShiftWindow

const people = [
  { username: 'lan', name: 'Cán bộ Một', role: 'officer' },
  { username: 'minh', name: 'Cán bộ Hai', role: 'officer' },
  { username: 'hoa', name: 'Cán bộ Ba', role: 'officer' },
  { username: 'sep', name: 'Trưởng ca', role: 'supervisor' },
] as const

beforeAll(async () => {
  house = await openShiftHouse()
  proxy = await startCuttableProxy(house.url)
  const staff = await house.staff(people)
  ;[citizens, sessions] = await Promise.all([
    gatherCitizens(house, CITIZENS),
    Promise.all(staff.slice(0, 3).map((person) => openOfficerSession(house.url, person))),
  ])
  // The first one's line can be cut.
  const at = (person: ShiftPerson | undefined, url = house.url): Promise<ShiftWindow> => {
    if (person === undefined) throw new Error('no such person')
    return openWindow(house.browser, url, person)
  }
  ;[lan, minh, hoa, chief] = await Promise.all([
    at(staff[0], new URL(proxy.url).origin),
    at(staff[1]),
    at(staff[2]),
    at(staff[3]),
  ])
}, 240_000)
afterAll(async () => {
  await proxy?.close()
  await house?.close()
})

test('all fifty wait in all four windows', async () => {
  for (const { page } of [lan, minh, hoa, chief]) {
    await page.getByRole('radio', { name: `Chờ ${CITIZENS}` }).waitFor({ state: 'attached' })
    expect(await page.locator('.queue-list a.item').count()).toBe(CITIZENS)
  }
  expect(new Set(citizens.map(({ channel }) => channel)).size).toBe(5)
})

test('two windows claim the same one in the same moment: one has it, the other sees who', async () => {
  for (const one of citizens.slice(0, 2)) {
    const racers = [lan, minh]
    await Promise.all(racers.map((window) => look(window, one)))
    const bothAsked = barrier(racers.length)
    for (const { page } of racers) {
      await page.route(
        '**/claim',
        async (route) => {
          await bothAsked()
          await route.continue()
        },
        { times: 1 },
      )
    }

    await Promise.all(racers.map(({ page }) => page.getByRole('button', { name: 'Nhận hỗ trợ' }).click()))
    const [winner, loser] = await Promise.any([
      holds(lan).then(() => [lan, minh] as const),
      holds(minh).then(() => [minh, lan] as const),
    ])
    await loser.page.getByText(`${winner.person.name} đang hỗ trợ cuộc này.`, { exact: false }).waitFor()
    await answer(winner, one, `Tôi nhận cuộc của người số ${one.number}.`)

    expect(await loser.page.getByRole('button', { name: 'Kết thúc hỗ trợ' }).count()).toBe(0)
    await arrives(one, `Tôi nhận cuộc của người số ${one.number}.`)
  }
})

test('a conversation goes to a colleague with a word, and to a team', async () => {
  const one = citizen(2)
  await take(lan, one)
  await answer(lan, one, 'Xin chờ, tôi chuyển cho đồng nghiệp.')

  await transfer(lan, minh.person.name, 'Nhờ anh xem giúp hồ sơ này.')
  await followMention(minh, 'Nhờ anh xem giúp hồ sơ này.')
  await holds(minh)
  await answer(minh, one, 'Tôi nhận tiếp cuộc này từ đồng nghiệp.')
  await transfer(minh, 'Bảo hiểm y tế', 'Việc này của nhóm y tế.')
  await look(hoa, one)
  await hoa.page.getByRole('button', { name: 'Nhận hỗ trợ' }).click()
  await holds(hoa)
  await hoa.log.getByText('Việc này của nhóm y tế.').waitFor()
  await answer(hoa, one, 'Nhóm y tế trả lời.')

  await arrives(one, 'Nhóm y tế trả lời.')
  expect(one.citizen.got().filter((text) => /Nhờ anh|Việc này của nhóm/.test(text))).toEqual([])
})

test('a note with a mention reaches the colleague and never the citizen', async () => {
  const one = citizen(3)
  await take(hoa, one)

  await note(hoa, lan.person, 'Công dân này từng hỏi tuần trước.')
  await followMention(lan, 'Công dân này từng hỏi tuần trước.')
  await lan.log.getByText('Công dân này từng hỏi tuần trước.').waitFor()
  await answer(hoa, one, 'Chào anh/chị, tôi đã xem.')

  await arrives(one, 'Chào anh/chị, tôi đã xem.')
  expect(copies(one, 'tuần trước')).toBe(0)
})

test('a line that drops in the middle of a sentence loses no letter of it', async () => {
  const one = citizen(4)
  await take(lan, one)
  await lan.box.pressSequentially('Hồ sơ của anh/chị ')
  proxy.cut('refuse')
  await lan.box.pressSequentially('đã được tiếp nhận')
  await lan.page.getByText(/Mất kết nối với máy chủ/).waitFor()
  await lan.page.keyboard.press('Enter')
  await lan.page.getByText(/Chưa gửi được, nội dung vẫn còn đây/).waitFor()
  const kept = await lan.box.inputValue()
  await says(one, 'Tôi là người số 5, tôi viết khi đường truyền đứt.')
  proxy.restore()

  await lan.page.getByText(/Đã nối lại/).waitFor()
  await lan.log.getByText('tôi viết khi đường truyền đứt').waitFor()
  expect([kept, await lan.box.inputValue()]).toEqual(Array(2).fill('Hồ sơ của anh/chị đã được tiếp nhận'))
  await sendTyped(lan, one, kept)
  await arrives(one, kept)
})

test('the supervisor sees the board and gives a conversation to another', async () => {
  const one = citizen(3)
  const { page } = chief
  await page.getByRole('link', { name: 'Điều hành' }).click()
  await page.getByRole('heading', { name: 'Cán bộ', exact: true }).waitFor()
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="#/${one.handoff}"]`) })
  await row.getByText(hoa.person.name).waitFor()
  await row.getByRole('button', { name: /Việc với cuộc/ }).click()
  await page.getByRole('menuitem', { name: 'Giao cho…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Giao cuộc này cho ai?' })
  await dialog.getByRole('radio', { name: new RegExp(`^${minh.person.name}`) }).click()
  await dialog.getByRole('button', { name: 'Giao', exact: true }).click()

  await page.getByText(`Đã giao cho ${minh.person.name}.`).waitFor()
  await row.getByText(minh.person.name).waitFor()
  await look(minh, one)
  await holds(minh)
  await look(hoa, one)
  await hoa.page.getByText(`${minh.person.name} đang hỗ trợ cuộc này.`, { exact: false }).waitFor()
  await answer(minh, one, 'Trưởng ca đã giao cuộc này cho tôi.')
  await arrives(one, 'Trưởng ca đã giao cuộc này cho tôi.')
})

test(
  'the program is stopped and killed in the middle: windows and officers go on by themselves',
  { timeout: 300_000 },
  async () => {
    const typed = [
      { window: lan, one: citizen(5), text: 'Đang soạn khi máy chủ khởi động lại' },
      { window: minh, one: citizen(6), text: 'Đang soạn ở cửa sổ thứ hai' },
    ]
    for (const { window, one, text } of typed) {
      await take(window, one)
      await window.box.pressSequentially(text)
    }
    const marks = [barrier(1), barrier(1)]
    const work = workThrough(citizens.slice(7), {
      officers: sessions,
      atOnce: 10,
      onDone: (done) => void (done === 10 ? marks[0]?.() : done === 20 ? marks[1]?.() : undefined),
    })

    await Promise.race([marks[0]?.reached, work])
    const { endedAfterMs } = await house.restart('SIGTERM')
    await Promise.race([marks[1]?.reached, work])
    await house.restart('SIGKILL')
    const raced = await work
    await Promise.all([lan, minh, hoa, chief].map(isLive))
    for (const { window, one, text } of typed) {
      expect(await window.box.inputValue()).toBe(text)
      await sendTyped(window, one, text)
      await arrives(one, text)
    }

    expect(endedAfterMs).toBeLessThan(PATIENCE_OF_DOCKER_MS)
    for (const { claims, intrusions } of raced) {
      expect(claims.toSorted()).toEqual([200, 409, 409])
      expect(intrusions.every((status) => status >= 400 && status < 500)).toBe(true)
    }
  },
)

test('at the end nothing is open, lost, said twice or said by two, and all four windows are clean', async () => {
  for (const one of citizens.slice(0, 7)) {
    const ended = await Promise.all(sessions.map((officer) => officer.close(one.handoff)))
    expect(ended.filter((status) => status === 200)).toHaveLength(1)
  }
  await lan.page.getByRole('radio', { name: 'Chờ 0' }).waitFor({ state: 'attached' })
  const { left, faults, repeats, figures } = await judgeShift(house, citizens)

  expect(faults).toEqual([])
  expect(left).toEqual({ dead: 0, waiting: 0 })
  expect(repeats.filter(({ isExplained }) => !isExplained)).toEqual([])
  expect(figures).toMatchObject({ open: 0, resolved: CITIZENS })
  expect(figures.citizenMessages).toBeGreaterThan(2 * CITIZENS)
  for (const { page, watched } of [lan, minh, hoa, chief]) {
    expect(await violations(page)).toEqual([])
    expect(watched).toEqual({ problems: [], foreign: [] })
  }
})

function citizen(index: number): ShiftCitizen {
  const one = citizens[index]
  if (one === undefined) throw new Error(`there is no citizen ${index}`)
  return one
}

interface Barrier {
  /** Resolves when so many have called it. */
  (): Promise<void>
  readonly reached: Promise<void>
}

function barrier(count: number): Barrier {
  let open = (): void => undefined
  let come = 0
  const reached = new Promise<void>((resolve) => (open = resolve))
  const pass = (): Promise<void> => {
    if (++come >= count) open()
    return reached
  }
  return Object.assign(pass, { reached })
}
