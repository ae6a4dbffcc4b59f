import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { z } from 'zod'
import { beforeAll, describe, expect, it, vi } from 'vitest'

const folder = new URL('../../../../../channels/web/widget/', import.meta.url)
const configFile = fileURLToPath(new URL('vite.config.ts', folder))
/** Bytes, gzip level 9, what a citizen on mobile data pays for: on every page; loader, chat and styles together. */
const budgets = z
  .object({ loader: z.number(), firstLoad: z.number() })
  .parse(JSON.parse(readFileSync(new URL('budgets.json', folder), 'utf8')))

describe('the scripts of the widget', () => {
  const scripts = new Map<string, string>()
  const found = (pattern: RegExp): string => [...scripts].find(([name]) => pattern.test(name))?.[1] ?? ''
  const sizeOf = (code: string): number => gzipSync(code, { level: 9 }).length

  beforeAll(async () => {
    // Vitest's own "test" would build the development version.
    vi.stubEnv('NODE_ENV', 'production')
    const built = await build({ configFile, logLevel: 'silent', build: { write: false } })
    for (const file of [built].flat().flatMap((result) => ('output' in result ? result.output : []))) {
      if (file.fileName.endsWith('.js')) {
        scripts.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source))
      }
    }
    vi.unstubAllEnvs()
  }, 60_000)

  it('stay within their budgets', () => {
    const loader = sizeOf(found(/^widget\.js$/))
    const chat = sizeOf(found(/^widget\/chat-window-/))

    expect(loader).toBeGreaterThan(1000)
    expect(loader).toBeLessThanOrEqual(budgets.loader)
    expect(chat).toBeGreaterThan(5000)
    expect(loader + chat).toBeLessThanOrEqual(budgets.firstLoad)
  })

  it('load rarely used parts when they are needed', () => {
    const names = [...scripts.keys()].map((name) => name.replace(/-[\w-]{8}\.js$/, ''))

    expect(names.toSorted()).toEqual([
      'widget.js',
      'widget/chat-window',
      'widget/file-sender',
      'widget/menu',
      'widget/texts-en',
    ])
    // A part that shared code with the chat would load it again where a name was asked for twice.
    for (const part of [/file-sender/, /menu/, /texts-en/])
      expect(found(part)).not.toMatch(/\bfrom *["'`]|\bimport *["'`(]/)
  })

  it('need no eval and write no markup or inline style', () => {
    const all = [...scripts.values()].join('')

    expect(all).not.toMatch(/\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|setAttribute\(.style/)
  })
})
