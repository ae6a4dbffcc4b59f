import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { beforeAll, describe, expect, it, vi } from 'vitest'

/** Bytes, gzip level 9: what a citizen on mobile data pays for, chat and styles together. */
const BUDGET = 15_000
const configFile = fileURLToPath(new URL('../../../../../channels/web/widget/vite.config.ts', import.meta.url))

describe('widget.js', () => {
  let code = ''
  beforeAll(async () => {
    // Vitest's own "test" would build the development version.
    vi.stubEnv('NODE_ENV', 'production')
    const built = await build({ configFile, logLevel: 'silent', build: { write: false } })
    const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
    code = outputs
      .flatMap((file) => (file.type === 'chunk' && file.fileName === 'widget.js' ? [file.code] : []))
      .join('')
    vi.unstubAllEnvs()
  }, 60_000)

  it('stays within its budget', () => {
    const { length } = gzipSync(code, { level: 9 })

    expect(length).toBeGreaterThan(1000)
    expect(length).toBeLessThanOrEqual(BUDGET)
  })

  it('needs no eval and no other file', () => {
    expect(code).not.toMatch(/\beval\(|new Function|\bimport\(/)
  })
})
