import { expect } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import { signInAtDesk } from '../desk-page.ts'
import type { ShiftCitizen } from './shift-citizens.ts'
import type { ShiftPerson } from './shift-house.ts'
import { watchPage, type Watched } from './watched-page.ts'

/** One member of staff at one browser window. */
export interface ShiftWindow {
  readonly page: Page
  readonly person: ShiftPerson
  readonly watched: Watched
  readonly box: Locator
  readonly log: Locator
}

const PATIENCE_MS = 40_000

export async function openWindow(browser: Browser, url: string, person: ShiftPerson): Promise<ShiftWindow> {
  let watched: Watched = { problems: [], foreign: [] }
  const page = await signInAtDesk(browser, url, person, async (opened) => {
    opened.setDefaultTimeout(PATIENCE_MS)
    watched = await watchPage(opened, [new URL(url).host])
  })
  return { page, person, watched, box: page.locator('#composer'), log: page.getByRole('log') }
}

/** By its address, as a link from the list does it. */
export async function look({ page, log }: ShiftWindow, { handoff, number }: ShiftCitizen): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), `#/${handoff}`)
  await log.getByText(`Tôi là người số ${number},`).waitFor()
}

export async function take(window: ShiftWindow, one: ShiftCitizen): Promise<void> {
  await look(window, one)
  await window.page.getByRole('button', { name: 'Nhận hỗ trợ' }).click()
  await holds(window)
}

/** Only who holds a conversation can end it. */
export function holds({ page }: ShiftWindow): Promise<void> {
  return page.getByRole('button', { name: 'Kết thúc hỗ trợ' }).waitFor()
}

export async function answer(window: ShiftWindow, one: ShiftCitizen, text: string): Promise<void> {
  await window.box.fill(text)
  await sendTyped(window, one, text)
}

/** Returns when the box is empty again: the server has it. */
export async function sendTyped(window: ShiftWindow, one: ShiftCitizen, text: string): Promise<void> {
  await window.box.press('Enter')
  await expect.poll(() => window.box.inputValue(), { timeout: PATIENCE_MS }).toBe('')
  one.replied.push({ by: window.person.id, text })
}

export async function note(window: ShiftWindow, mention: ShiftPerson, text: string): Promise<void> {
  const { page, box, log } = window
  await box.focus()
  await page.keyboard.press('Alt+i')
  await page.keyboard.type('@')
  await page.getByRole('menuitem', { name: mention.name }).click()
  await expect.poll(() => box.inputValue()).toBe(`@${mention.name} `)
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await log.getByText(text).waitFor()
  await page.keyboard.press('Alt+r')
}

/** To a colleague by name or to a team by title. */
export async function transfer({ page }: ShiftWindow, to: string, word: string): Promise<void> {
  await page.getByRole('button', { name: 'Việc khác với cuộc này' }).click()
  await page.getByRole('menuitem', { name: /Chuyển cho đồng nghiệp/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Chuyển cuộc này cho ai?' })
  await dialog.getByRole('option', { name: new RegExp(`^${to}`) }).click()
  await dialog.getByLabel('Lời nhắn cho người nhận').fill(word)
  await dialog.getByRole('button', { name: 'Chuyển', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** From the bar: what a colleague wanted this officer to see. */
export async function followMention({ page }: ShiftWindow, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Nhắc tôi/ }).click()
  await page.getByRole('menuitem', { name: words }).click()
}

export function isLive({ page }: ShiftWindow): Promise<void> {
  return page.getByText('Đang nhận tin mới').waitFor()
}
