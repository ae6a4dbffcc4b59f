import type { Browser, Page } from 'playwright-core'
import { openHouse } from '../support/e2e-house.ts'
import { ask, launcher } from '../support/widget-page.ts'

interface PageFigures {
  /** First contentful paint of the demo page, ms; and of the same page without the widget's script. */
  readonly firstPaintMs: number
  readonly firstPaintWithoutMs: number
  /** From the tap on the launcher to the greeting. */
  readonly openMs: number
  /** From Enter to the answer with its law. */
  readonly firstAnswerMs: number
}

export interface WidgetFigures {
  readonly rounds: number
  readonly desktop: PageFigures
  /** A processor four times slower, 1.6 Mbit/s, 150 ms away: a cheap phone in the country. */
  readonly cheapPhone: PageFigures
}

/** The demo page in Chromium, each round with an empty cache. Medians. */
export async function benchWidget(rounds: number, say: (line: string) => void): Promise<WidgetFigures> {
  const house = await openHouse()
  const url = `${house.server.url}/demo`
  try {
    // The first question reads the articles.
    await round(house.browser, url, false)
    const measure = async (slow: boolean): Promise<PageFigures> => {
      const all: PageFigures[] = []
      for (let number = 1; number <= rounds; number++) {
        say(`widget${slow ? ' on a cheap phone' : ''}: round ${number} of ${rounds}`)
        all.push(await round(house.browser, url, slow))
      }
      return {
        firstPaintMs: median(all.map((one) => one.firstPaintMs)),
        firstPaintWithoutMs: median(all.map((one) => one.firstPaintWithoutMs)),
        openMs: median(all.map((one) => one.openMs)),
        firstAnswerMs: median(all.map((one) => one.firstAnswerMs)),
      }
    }
    return { rounds, desktop: await measure(false), cheapPhone: await measure(true) }
  } finally {
    await house.close()
  }
}

async function round(browser: Browser, url: string, slow: boolean): Promise<PageFigures> {
  const bare = await openFresh(browser, slow)
  await bare.route('**/widget.js', (route) => route.abort())
  await bare.goto(url)
  const firstPaintWithoutMs = await firstPaint(bare)
  await bare.context().close()

  const page = await openFresh(browser, slow)
  await page.goto(url)
  const firstPaintMs = await firstPaint(page)
  const openMs = await timed(async () => {
    await launcher(page).click()
    await page
      .getByRole('log')
      .getByText(/Xin chào/)
      .waitFor()
  })
  const firstAnswerMs = await timed(() => ask(page, 'nghỉ hưu năm bao nhiêu tuổi'))
  await page.context().close()
  return { firstPaintMs, firstPaintWithoutMs, openMs, firstAnswerMs }
}

async function openFresh(browser: Browser, slow: boolean): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  if (!slow) return page
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await devtools.send('Network.enable')
  const bytesPerSecond = (1.6 * 1_000_000) / 8
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  })
  return page
}

function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0]
          if (paint !== undefined) resolve(paint.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
}
