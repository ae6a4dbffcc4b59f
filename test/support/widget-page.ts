import { createHmac } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

export interface OpenPage {
  readonly page: Page
  /** Where the citizen types; there while the chat is open. */
  readonly box: Locator
}

/** A citizen's browser, on the page at `url`. */
export async function openPage(browser: Browser, options: BrowserContextOptions, url: string): Promise<OpenPage> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(url)
  return { page, box: page.getByRole('textbox') }
}

/** … and the chat open. */
export async function openChat(browser: Browser, options: BrowserContextOptions, url: string): Promise<OpenPage> {
  const opened = await openPage(browser, options, url)
  await launcher(opened.page).click()
  await opened.page.getByRole('log').waitFor()
  return opened
}

export function launcher(page: Page): Locator {
  return page.getByRole('button', { name: /^(?:Hỏi|Ask) BHXH/ })
}

export async function ask(page: Page, question: string): Promise<void> {
  const box = page.getByRole('textbox')
  await box.fill(question)
  await box.press('Enter')
  await answered(page.getByRole('log'))
}

/** An answer with its law. */
export function answered(log: Locator): Promise<void> {
  return log
    .getByText(/Căn cứ/)
    .first()
    .waitFor()
}

/** In px. */
export function letterSize(element: Locator): Promise<number> {
  return element.evaluate((drawn) => Number.parseFloat(getComputedStyle(drawn).fontSize))
}

/** What has the focus inside the widget, by its name; empty: nothing there has it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement
    return element?.getAttribute('aria-label')?.split(',')[0] ?? element?.textContent?.trim() ?? ''
  })
}

interface Person {
  readonly sub: string
  readonly name: string
  /** Seconds since 1970. */
  readonly exp: number
}

/** As the server of a host page signs it. */
export function signIdentity(secret: string, person: Person): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(person)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** A PNG as large as a phone's photograph: soft colours with the grain of a cheap camera. */
export async function photographOf(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1200
    canvas.height = 1600
    const pen = canvas.getContext('2d')
    const picture = new ImageData(canvas.width, canvas.height)
    let grain = 1
    for (let at = 0; at < picture.data.length; at += 4) {
      grain = (grain * 48_271) % 2_147_483_647
      const light = 90 + (80 * at) / picture.data.length + (grain % 12)
      picture.data.set([light, light * 0.9, light * 0.7, 255], at)
    }
    pen?.putImageData(picture, 0, 0)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  return Buffer.from(base64, 'base64')
}

export async function violations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const found = await new AxeBuilder({ page }).withTags(tags).analyze()
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`)
}
