import { describe, expect, it } from 'vitest'
import { readWebConfig, webConfigSchema } from '../../../../channels/web/config.ts'

const secret = 'a secret of the tests'

describe('readWebConfig', () => {
  it('is ready without any setting: every page, nobody by name', () => {
    expect(readWebConfig({}, secret)).toEqual({
      kind: 'ready',
      config: { sessionSecret: secret, allowedOrigins: [] },
    })
  })

  it('reads pages as people write them', () => {
    const read = readWebConfig(
      { WEB_ALLOWED_ORIGINS: ' https://BHXH.example/, https://*.gov.example\nhttp://localhost:8080' },
      secret,
    )

    expect(read).toMatchObject({
      config: { allowedOrigins: ['https://bhxh.example', 'https://*.gov.example', 'http://localhost:8080'] },
    })
  })

  it.each(['bhxh.example', 'https://bhxh.example/trang', '*', 'https://*', 'https://a.*.example', 'ftp://a.example'])(
    'names the setting when a page is %j, not its value',
    (WEB_ALLOWED_ORIGINS) => {
      expect(readWebConfig({ WEB_ALLOWED_ORIGINS }, secret)).toEqual({
        kind: 'incomplete',
        missing: [],
        invalid: ['WEB_ALLOWED_ORIGINS'],
      })
    },
  )

  it('refuses a key that can be guessed', () => {
    expect(readWebConfig({ WEB_IDENTITY_SECRET: 'short' }, secret)).toEqual({
      kind: 'incomplete',
      missing: [],
      invalid: ['WEB_IDENTITY_SECRET'],
    })
    expect(readWebConfig({ WEB_IDENTITY_SECRET: '  ' }, secret)).toMatchObject({ kind: 'ready' })
  })

  it('refuses an empty session secret', () => {
    expect(webConfigSchema.safeParse({ sessionSecret: '' }).success).toBe(false)
    expect(readWebConfig({}, '')).toEqual({ kind: 'incomplete', missing: [], invalid: ['SESSION_SECRET'] })
  })
})
