import type { Browser, Page } from 'playwright-core'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../support/browser.ts'
import { signInAtDesk } from '../support/desk-page.ts'
import { ansinh } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'
import { startRedis } from '../support/redis-server.ts'
import { startServerProcess } from '../support/server-process.ts'
import { openVisitor, type WebVisitor } from '../support/web-visitor.ts'
import { ownDatabase } from '../../src/open-database.ts'
import { freePort } from '../../src/store/free-port.ts'

export interface LiveFigures {
  readonly instances: number
  readonly conversations: number
  readonly perSecond: number
  /** Messages that the officer was watching for, and from the citizen's sending until the screen showed them. */
  readonly watched: number
  readonly p50ms: number
  readonly p95ms: number
  readonly worstMs: number
  /** From a key in the composer to the next frame. */
  readonly keyP95ms: number
}

const OFFICER = { username: 'can.bo', password: 'Mat-khau-du-dai-2026' }

/** One officer's screen while many conversations are open; the citizens write to the other instance, if there is one. */
export async function benchLive(
  options: { readonly instances: 1 | 2; readonly conversations: number; readonly seconds: number },
  say: (line: string) => void,
): Promise<LiveFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-live-'))
  chmodSync(folder, 0o755)
  const database = await ownDatabase({ PORT: 0, DATA_DIR: folder, LOG_LEVEL: 'silent', channels: {} }, say)
  const redis = options.instances === 2 ? await startRedis(join(folder, 'redis')) : undefined
  const settings = { DATABASE_URL: database.url, ...(redis === undefined ? {} : { REDIS_URL: redis.url }) }
  const start = async () => startServerProcess({ PORT: String(await freePort()), DATA_DIR: folder, ...settings })
  const desk = await start()
  const citizens = options.instances === 2 ? await start() : desk
  const browser = await launchBrowser()
  try {
    const args = ['staff', 'create', '--username', OFFICER.username, '--name', 'Cán bộ', '--password-stdin']
    const made = await ansinh(args, { env: { DATA_DIR: folder, ...settings }, stdin: OFFICER.password })
    if (made.code !== 0) throw new Error(made.stderr)
    say(`${options.instances} instance(s): ${options.conversations} citizens ask for a person …`)
    const visitors = await askForPeople(citizens.url, options.conversations)
    say('… and write, while one officer watches one of them')
    return { ...(await watch(browser, desk.url, visitors, options.seconds)), instances: options.instances }
  } finally {
    await browser.close()
    await desk.stop()
    if (citizens !== desk) await citizens.stop()
    await redis?.stop()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function askForPeople(url: string, count: number): Promise<readonly WebVisitor[]> {
  const visitors: WebVisitor[] = []
  for (let number = 0; number < count; number++) {
    const visitor = await openVisitor(url, { address: `10.0.${number >> 8}.${number & 255}` })
    await visitor.say('gặp nhân viên')
    visitors.push(visitor)
  }
  // The last one's turn is over.
  await pause(3_000)
  return visitors
}

const PER_SECOND = 50
/** Every so manyth message is for the conversation on the screen. */
const WATCHED_EVERY = 25
const SETTLE_MS = 60_000

async function watch(
  browser: Browser,
  url: string,
  visitors: readonly WebVisitor[],
  seconds: number,
): Promise<Omit<LiveFigures, 'instances'>> {
  const page = await signInAtDesk(browser, url, OFFICER)
  await openFirst(page)
  const [first, ...others] = visitors
  if (first === undefined) throw new Error('no conversation')
  await watchScreen(page)
  const sentAt = new Map<string, number>()
  const under: Promise<unknown>[] = []
  const typing = typeKeys(page)
  for (let number = 0; number < PER_SECOND * seconds; number++) {
    const began = performance.now()
    const isWatched = number % WATCHED_EVERY === 0
    const text = `tin-${number}-xong`
    if (isWatched) sentAt.set(text, Date.now())
    const visitor = isWatched ? first : others[number % others.length]
    under.push(visitor?.say(text) ?? Promise.resolve())
    await pause(Math.max(0, 1000 / PER_SECOND - (performance.now() - began)))
  }
  await Promise.all(under)
  const keys = await typing
  // A loss would be a fault; on a busy machine the last ones are late.
  await eventually(
    'every message on the screen',
    async () => ((await page.evaluate<number>('window.shownAt.size')) >= sentAt.size ? true : undefined),
    SETTLE_MS,
  )
  const shownAt = await page.evaluate<[string, number][]>('[...window.shownAt]')
  const took = shownAt.flatMap(([text, at]) => {
    const sent = sentAt.get(text)
    return sent === undefined ? [] : [at - sent]
  })
  return {
    conversations: visitors.length,
    perSecond: PER_SECOND,
    watched: took.length,
    p50ms: quantile(took, 0.5),
    p95ms: quantile(took, 0.95),
    worstMs: quantile(took, 1),
    keyP95ms: quantile(keys, 0.95),
  }
}

/** The first who waits: the first citizen that asked. */
async function openFirst(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Danh sách hỗ trợ' }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'Nhận hỗ trợ' }).click()
  await page.locator('#composer').waitFor()
}

/** Notes when each numbered message came onto the screen; both clocks are this machine's. */
async function watchScreen(page: Page): Promise<void> {
  await page.evaluate(`
    window.shownAt = new Map()
    const look = () => {
      for (const [text] of document.querySelector('.conversation').textContent.matchAll(/tin-\\d+-xong/g))
        if (!window.shownAt.has(text)) window.shownAt.set(text, Date.now())
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
  `)
}

/** Milliseconds from the keydown to the frame after it, for some keys while news comes in. */
async function typeKeys(page: Page): Promise<readonly number[]> {
  await page.evaluate(`
    window.keyTook = []
    document.querySelector('#composer').addEventListener('keydown', (event) => {
      requestAnimationFrame(() => setTimeout(() => window.keyTook.push(performance.now() - event.timeStamp)))
    })
  `)
  await page.locator('#composer').pressSequentially('Chào bác, cháu xem giúp bác ngay ạ. '.repeat(2), { delay: 60 })
  return page.evaluate<number[]>('window.keyTook')
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
