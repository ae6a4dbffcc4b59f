import { expect, test } from 'vitest'
import { zaloVerifierPage } from '../../../../channels/zalo/verifier.ts'

const code = 'AbC-d_1234567890'

test.each([code, `zalo_verifier${code}.html`, ` ${code}.html `, `zalo_verifier${code}`])(
  'reads the code from "%s"',
  (setting) => {
    const page = zaloVerifierPage(setting)

    expect(page?.path).toBe(`/zalo_verifier${code}.html`)
    expect(page?.html).toContain(`<meta property="zalo-platform-site-verification" content="${code}" />`)
  },
)

test.each([undefined, '', 'a', '../../etc/passwd', '"><script>alert(1)</script>', `${code}\nx`])(
  'serves nothing for %j',
  (setting) => {
    expect(zaloVerifierPage(setting)).toBeUndefined()
  },
)
