import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmailChannel } from '../../../../channels/email/index.ts'
import { threadKey } from '../../../../channels/email/thread.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import type { OutboundContent, OutboundMessage } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'
import { startSmtpSink, type SmtpFault, type SmtpSink } from '../../../support/email/smtp-sink.ts'
import { createMemoryVault } from '../../../support/zalo/memory-vault.ts'
import { config } from './requests.ts'

const thread = threadKey({ root: 'q1@mail.example', subject: 'Hỏi về lương hưu' })
const to = { channel: 'email', account: config.address, user: 'citizen@mail.example', thread }
const hello: OutboundContent = { kind: 'text', text: 'Xin chào <b>anh/chị</b>' }

let smtp: SmtpSink
beforeEach(async () => {
  smtp = await startSmtpSink({ user: 'hotro', password: 'pass word/1' })
})
afterEach(() => smtp.stop())

function channel(change: Partial<typeof config> = {}) {
  const server = { host: '127.0.0.1', port: smtp.port, secure: false, user: 'hotro', password: 'pass word/1' }
  const smtpTimes = { connectMs: 400, greetingMs: 400, silenceMs: 400 }
  return createEmailChannel(
    { ...config, smtp: server, ...change },
    { vault: createMemoryVault(), clock: systemClock, smtpTimes },
  )
}

async function deliver(message: OutboundMessage, adapter = channel()) {
  const [call] = adapter.render(message)
  if (call === undefined) throw new Error('nothing was rendered')
  return adapter.send(call, message.to, new AbortController().signal)
}

test('a mail goes into the citizen’s thread, in text and HTML, marked as automatic', async () => {
  const result = await deliver(outbound(to, hello))

  const [got] = smtp.received
  const id = `o_1.${thread}@ansinh.example`
  expect(result).toEqual({ kind: 'delivered', externalId: id })
  expect([got?.from, got?.to]).toEqual([config.address, to.user])
  expect(got?.mail.subject).toBe('Re: Hỏi về lương hưu')
  expect(got?.mail.from).toEqual({ name: 'An Sinh', address: config.address })
  expect(got?.header('message-id')).toBe(`<${id}>`)
  expect(got?.header('in-reply-to')).toBe('<q1@mail.example>')
  expect(got?.header('references')).toBe('<q1@mail.example>')
  expect(got?.header('auto-submitted')).toBe('auto-replied')
  expect(got?.header('x-auto-response-suppress')).toBe('All')
  expect(got?.header('list-unsubscribe')).toBeUndefined()
  expect(got?.mail.text).toContain('Xin chào <b>anh/chị</b>')
  expect(got?.mail.html).toContain('Xin chào &lt;b&gt;anh/chị&lt;/b&gt;')
})

test('an officer’s mail is a person’s: other programs may answer it', async () => {
  await deliver({ ...outbound(to, { kind: 'staff-text', text: 'Tôi nghe đây ạ.', officer: 'Lan' }), author: 's_1' })

  expect(smtp.received[0]?.header('auto-submitted')).toBeUndefined()
  expect(smtp.received[0]?.mail.text).toContain('Cán bộ Lan: Tôi nghe đây ạ.')
})

test.each<[SmtpFault, object]>([
  [
    { kind: 'code', where: 'rcpt', code: 450, text: '4.2.0 greylisted' },
    { kind: 'retry-later', why: 'SMTP 450 4.2.0 RCPT TO' },
  ],
  [
    { kind: 'code', where: 'rcpt', code: 550, text: '5.1.1 no such user' },
    { kind: 'blocked', why: 'SMTP 550 5.1.1 RCPT TO' },
  ],
  [{ kind: 'code', where: 'rcpt', code: 550, text: 'no such user' }, { kind: 'blocked' }],
  [{ kind: 'code', where: 'rcpt', code: 552, text: '5.2.2 mailbox full' }, { kind: 'blocked' }],
  [{ kind: 'code', where: 'rcpt', code: 550, text: '5.7.1 relaying denied' }, { kind: 'refused' }],
  [{ kind: 'code', where: 'mail', code: 550, text: '5.1.8 bad sender' }, { kind: 'refused' }],
  [{ kind: 'code', where: 'mail', code: 421, text: '4.3.2 closing' }, { kind: 'retry-later' }],
  [{ kind: 'code', where: 'data', code: 451, text: '4.3.0 try later' }, { kind: 'retry-later' }],
  [{ kind: 'code', where: 'data', code: 554, text: '5.7.1 looks like spam' }, { kind: 'refused' }],
])('an answer of the server becomes a value: %j', async (fault, expected) => {
  smtp.next(fault)

  expect(await deliver(outbound(to, hello))).toMatchObject(expected)
})

test('when the answer after the data is lost, the mail is sent again under the same Message-ID', async () => {
  smtp.next({ kind: 'silent-after-data' })
  const adapter = channel()

  const first = await deliver(outbound(to, hello), adapter)
  const second = await deliver(outbound(to, hello), adapter)

  const ids = smtp.received.map((mail) => mail.header('message-id'))
  expect(first).toEqual({ kind: 'retry-later', why: 'SMTP ETIMEDOUT' })
  expect(second.kind).toBe('delivered')
  expect(ids).toEqual([ids[0], ids[0]])
})

test('a wrong password is an operator’s matter, a server that is down is not', async () => {
  const wrong = { host: '127.0.0.1', port: smtp.port, secure: false, user: 'hotro', password: 'wrong' }
  const down = { host: '127.0.0.1', port: 1, secure: false }

  expect(await deliver(outbound(to, hello), channel({ smtp: wrong }))).toMatchObject({ kind: 'refused' })
  expect(await deliver(outbound(to, hello), channel({ smtp: down }))).toMatchObject({ kind: 'retry-later' })
})

test('an address that is none is not tried', async () => {
  const evil = { ...to, user: 'a@b.example\r\nBcc: c@d.example' }

  expect(await deliver(outbound(evil, hello))).toEqual({ kind: 'blocked', why: 'no e-mail address' })
  expect(smtp.received).toEqual([])
})

test('a loop ends after 25 automatic mails in a thread; officers and repeats are not counted', async () => {
  const adapter = channel()
  const send = (id: `o_${string}`, author: 'bot' | `s_${string}` = 'bot') => {
    return deliver({ ...outbound(to, hello), id, author }, adapter)
  }
  for (let index = 0; index < 25; index++) await send(`o_${index}`)

  const again = await send('o_3')
  const more = await send('o_25')
  const officer = await send('o_26', 's_1')

  expect([again.kind, more.kind, officer.kind]).toEqual(['delivered', 'refused', 'delivered'])
})

test('a mail is signed with DKIM when a key is set', async () => {
  const { generateKeyPairSync } = await import('node:crypto')
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

  await deliver(outbound(to, hello), channel({ dkim: { domain: config.domain, selector: 'k1', privateKey } }))

  expect(smtp.received[0]?.header('dkim-signature')).toMatch(/d=ansinh\.example;.*s=k1;/)
})

test('probe tells whether the server lets us in', async () => {
  const { signal } = new AbortController()
  const wrong = { host: '127.0.0.1', port: smtp.port, secure: false, user: 'hotro', password: 'wrong' }

  expect(await channel().probe(signal)).toEqual({ ok: true, detail: 'SMTP ready' })
  const refused = await channel({ smtp: wrong }).probe(signal)
  expect(refused.ok).toBe(false)
  expect(refused.detail).not.toContain('wrong')
})
