import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmailChannel } from '../../channels/email/index.ts'
import { systemClock } from '../../src/core/clock.ts'
import { textOf, type InboundMessage } from '../../src/core/message.ts'
import { startDovecot, type Dovecot } from '../support/dovecot.ts'
import { mimeMail } from '../support/email/mime-mail.ts'
import { eventually, pause } from '../support/eventually.ts'
import { createMemoryVault } from '../support/zalo/memory-vault.ts'
import { config } from '../unit/channels/email/requests.ts'

let mailbox: Dovecot
let vault: ReturnType<typeof createMemoryVault>
let listeners: AbortController[] = []

beforeEach(async () => {
  mailbox = await startDovecot()
  vault = createMemoryVault()
  listeners = []
})
afterEach(async () => {
  for (const listener of listeners) listener.abort()
  await mailbox.stop()
})

/** IDLE is what is under test: the poll beside it comes too late to help, unless told otherwise. */
function listen(accept: (messages: readonly InboundMessage[]) => Promise<void>, pollMs = 60_000) {
  const { hostname, port, username, password } = new URL(mailbox.url)
  const imap = { host: hostname, port: Number(port), secure: false, user: username, password }
  const listenWaits = { pollMs, firstRetryMs: 50, longestRetryMs: 200, refusedMs: 200 }
  const channel = createEmailChannel({ ...config, imap }, { vault, clock: systemClock, listenWaits })
  const controller = new AbortController()
  listeners.push(controller)
  const done = channel.listen?.(accept, controller.signal) ?? Promise.resolve()
  return { channel, stop: () => (controller.abort(), done) }
}

/** A listener that keeps the texts. */
function reader(pollMs?: number) {
  const texts: string[] = []
  const ids: string[] = []
  const { channel, stop } = listen(async (messages) => {
    texts.push(...messages.map(({ content }) => textOf(content)))
    ids.push(...messages.map(({ externalId }) => externalId))
  }, pollMs)
  const reads = (count: number) => eventually(`${count} mails read`, () => (texts.length >= count ? true : undefined))
  return { texts, ids, channel, stop, reads }
}

function letter(text: string, headers: readonly string[] = []): string {
  const id = `Message-ID: <${text.replaceAll(/\W/g, '')}@mail.example>`
  const lines = ['From: citizen@mail.example', `To: ${config.address}`, 'Subject: test', id, ...headers]
  return [...lines, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n')
}

test('mails are read in order, those there already and those that come, soon after they come', async () => {
  mailbox.deliver(letter('một'))
  const { texts, reads } = reader()
  await reads(1)
  // IDLE must be on by now: the first mail after a pause is the one that gets lost easily.
  await pause(500)

  const began = performance.now()
  mailbox.deliver(letter('hai'))
  await reads(2)

  expect(performance.now() - began).toBeLessThan(5_000)
  mailbox.deliver(letter('ba'))
  mailbox.deliver(letter('bốn'))
  await reads(4)
  expect(texts.slice(0, 2)).toEqual(['một', 'hai'])
  expect(texts.slice(2).toSorted()).toEqual(['ba', 'bốn'].toSorted())
})

test('a restart goes on where the last one ended, also past mails that a person has opened', async () => {
  const first = reader()
  mailbox.deliver(letter('one'))
  await first.reads(1)
  await first.stop()
  mailbox.deliver(letter('two'), 'seen')

  const second = reader()
  await second.reads(1)
  await pause(300)

  expect(first.texts).toEqual(['one'])
  expect(second.texts).toEqual(['two'])
})

test('a mail of several megabytes comes with its files, byte for byte', async () => {
  const bytes = randomBytes(5_000_000)
  const files = [{ type: 'application/pdf', name: 'hồ sơ.pdf', bytes }]
  const messages: InboundMessage[] = []
  listen(async (given) => void messages.push(...given))

  mailbox.deliver(mimeMail({ from: 'citizen@mail.example', id: 'big@mail.example', text: 'hồ sơ', files }))
  const [message] = await eventually('the mail', () => (messages.length > 0 ? messages : undefined))

  expect(message).toMatchObject({ content: { type: 'file', text: 'hồ sơ' }, file: { name: 'hồ sơ.pdf' } })
  expect(Buffer.from(message?.file?.bytes ?? []).equals(bytes)).toBe(true)
})

test('a server that goes away is found again', async () => {
  const { texts, reads } = reader()
  mailbox.deliver(letter('before'))
  await reads(1)

  await mailbox.restart()
  mailbox.deliver(letter('after'))
  await reads(2)

  expect(texts).toEqual(['before', 'after'])
})

test('a mailbox that was numbered anew is read again; the ids tell what was there before', async () => {
  const { texts, ids, reads } = reader()
  mailbox.deliver(letter('old'))
  await reads(1)

  await mailbox.renumber()
  mailbox.deliver(letter('old'))
  mailbox.deliver(letter('new'))
  await reads(3)

  expect(texts.toSorted()).toEqual(['new', 'old', 'old'])
  expect(new Set(ids).size).toBe(2)
})

test('automatic and broken mails are passed by and counted, a huge one is read as far as its text', async () => {
  const { texts, channel, reads } = reader()
  mailbox.deliver(letter('vacation', ['Auto-Submitted: auto-replied']))
  mailbox.deliver(Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from('not a mail')]))
  const parts = ['--b', 'Content-Type: text/plain', '', 'with a film', '--b', 'Content-Type: video/mp4']
  const huge = ['Content-Disposition: attachment; filename=a.mp4', 'Content-Transfer-Encoding: base64', '']
  const film = `${'A'.repeat(76)}\r\n`.repeat(60_000)
  const head = letter('', ['MIME-Version: 1.0']).split('Content-Type')[0] ?? ''
  const body = [...parts, ...huge, film, '--b--'].join('\r\n')
  mailbox.deliver(`${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${body}`)
  await reads(1)

  const { detail } = await channel.probe(new AbortController().signal)

  expect(texts).toEqual(['with a film'])
  expect(detail).toContain('1 auto-submitted')
  expect(detail).toContain('1 no-sender')
})

test('while nothing can be stored no mail is lost; a mail that alone cannot be stored holds up no other', async () => {
  let isDown = true
  const texts: string[] = []
  const { channel } = listen(async (messages) => {
    const [text = ''] = messages.map(({ content }) => textOf(content))
    if (isDown || text === 'poison') throw new Error('cannot be stored')
    texts.push(text)
  })
  mailbox.deliver(letter('a'))
  mailbox.deliver(letter('poison'))
  await pause(800)
  expect(texts).toEqual([])

  isDown = false
  await eventually('the first mail stored', () => (texts.includes('a') ? true : undefined))
  mailbox.deliver(letter('b'))
  await eventually('the next mail stored', () => (texts.includes('b') ? true : undefined))

  const { detail } = await channel.probe(new AbortController().signal)
  expect(texts).toEqual(['a', 'b'])
  expect(detail).toContain('1 poison')
})

test('the first start takes nothing that somebody has opened before', async () => {
  mailbox.deliver(letter('finished work'), 'seen')
  mailbox.deliver(letter('waiting'))
  const { texts, reads } = reader()

  await reads(1)
  await pause(300)

  expect(texts).toEqual(['waiting'])
})

test('on a server without IDLE the poll finds the mail', async () => {
  await mailbox.stop()
  mailbox = await startDovecot({ idle: false })
  const { texts, reads } = reader(200)
  await pause(600)

  mailbox.deliver(letter('polled'))
  await reads(1)

  expect(texts).toEqual(['polled'])
})

test('probe tells whether the mailbox lets us in', async () => {
  const { hostname, port, username } = new URL(mailbox.url)
  const imap = { host: hostname, port: Number(port), secure: false, user: username, password: 'wrong' }
  const channel = createEmailChannel({ ...config, imap }, { vault, clock: systemClock })

  const { ok, detail } = await channel.probe(new AbortController().signal)

  expect(ok).toBe(false)
  expect(detail).toContain('IMAP login refused')
  expect(detail).not.toContain('wrong')
})
