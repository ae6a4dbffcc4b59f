import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { receiveEmail } from '../../../../channels/email/receive.ts'
import type { WebhookRequest } from '../../../../src/core/channel.ts'
import { config, signed } from './requests.ts'

const body =
  'From: citizen@mail.example\r\nTo: hotro@ansinh.example\r\nMessage-ID: <v1@mail.example>\r\n\r\nXin chào\r\n'
/** Computed outside this program, with Python's hmac, from the documented formula. */
const documented = 'bc9a70efc3801adb59a9d85873b76f85672ba56b9de3493510abf518dc9c73d6'

function posted(signature: string, text = body): WebhookRequest {
  return { ...signed(text), headers: { 'x-ansinh-signature': signature } }
}

describe('receiveEmail', () => {
  test.each([`sha256=${documented}`, `SHA256=${documented.toUpperCase()}`, ` sha256=${documented} `])(
    'accepts the documented signature: %s',
    async (signature) => {
      expect(await receiveEmail(posted(signature), config)).toMatchObject({
        kind: 'messages',
        messages: [{ externalId: 'v1@mail.example', content: { kind: 'text', text: 'Xin chào' } }],
      })
    },
  )

  test.each([
    ['without the name of the hash', documented],
    ['cut short', `sha256=${documented.slice(0, 40)}`],
    ['with more behind', `sha256=${documented}00`],
    ['of another secret', `sha256=${createHmac('sha256', 'x').update(body).digest('hex')}`],
    [
      'of another body',
      `sha256=${createHmac('sha256', config.webhookSecret ?? '')
        .update(`${body} `)
        .digest('hex')}`,
    ],
  ])('refuses a signature %s', async (_what, signature) => {
    expect(await receiveEmail(posted(signature), config)).toEqual({
      kind: 'rejected',
      status: 401,
      why: 'signature mismatch',
    })
  })

  test('refuses everything while no secret is set', async () => {
    const { webhookSecret: _secret, ...open } = config
    const empty = `sha256=${createHmac('sha256', '').update(body).digest('hex')}`

    expect(await receiveEmail(posted(empty), open)).toMatchObject({ kind: 'rejected', status: 401 })
    expect(await receiveEmail(posted(`sha256=${documented}`), open)).toMatchObject({ kind: 'rejected', status: 401 })
  })

  test('a mail with a film is answered like any other', async () => {
    const head =
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nXem giúp em phim này ạ'
    const film = `${'A'.repeat(76)}\r\n`.repeat(130_000)
    const part = 'Content-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment'
    const began = performance.now()

    const outcome = await receiveEmail(signed(`${head}\r\n--b\r\n${part}\r\n\r\n${film}--b--\r\n`), config)

    const content = { kind: 'attachment', type: 'video', text: 'Xem giúp em phim này ạ' }
    expect(outcome).toMatchObject({ kind: 'messages', messages: [{ content }] })
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  test.each([
    ['header lines', `${'X-A: b\r\n'.repeat(100_000)}\r\nx`],
    ['senders', `${'From: a@b.example\r\n'.repeat(40_000)}\r\nx`],
    ['folds', `From: a@b.example\r\nSubject: a${'\r\n b'.repeat(150_000)}\r\n\r\nx`],
    ['references', `From: a@b.example\r\nReferences: ${'<a@a@a@'.repeat(100_000)}\r\n\r\nx`],
    [
      'parts',
      `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(60_000)}`,
    ],
    ['encoded words', `From: a@b.example\r\nSubject: ${'=?utf-8?q?a?= '.repeat(60_000)}\r\n\r\nx`],
    ['blanks in a subject', `From: a@b.example\r\nSubject: re${' '.repeat(250_000)}x\r\n\r\nx`],
  ])('a mail of many %s costs no more than a moment', async (_what, mail) => {
    const began = performance.now()

    const outcome = await receiveEmail(signed(mail), config)

    expect(['messages', 'ignored']).toContain(outcome.kind)
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})
