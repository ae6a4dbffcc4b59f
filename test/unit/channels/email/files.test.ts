import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { decodeMail, MOST_BYTES } from '../../../../channels/email/decode-mail.ts'
import type { InboundMessage } from '../../../../src/core/message.ts'
import { mimeMail, type MimeFile } from '../../../support/email/mime-mail.ts'
import { config } from './requests.ts'

const photo: MimeFile = { type: 'image/jpeg', name: 'ảnh sổ BHXH.jpg', bytes: randomBytes(300_000) }
const form: MimeFile = { type: 'application/pdf', name: 'đơn.pdf', bytes: randomBytes(20_000) }
const logo: MimeFile = { type: 'image/png', name: 'image001.png', bytes: randomBytes(3_000) }

async function read(mail: string | Uint8Array): Promise<readonly InboundMessage[]> {
  const outcome = await decodeMail(Buffer.from(mail), '2026-11-25T01:00:00.000Z', config)
  return outcome.kind === 'messages' ? outcome.messages : []
}

const mailOf = (text: string, files: readonly MimeFile[]): string =>
  mimeMail({ from: 'citizen@mail.example', id: 'f1@mail.example', text, files })

test('the mail’s message takes the first file, the others follow it, byte for byte', async () => {
  const messages = await read(mailOf('Hồ sơ em đây, còn thiếu gì không ạ?', [photo, logo, form]))

  expect(messages).toMatchObject([
    {
      externalId: 'f1@mail.example',
      content: { kind: 'attachment', type: 'image', text: 'Hồ sơ em đây, còn thiếu gì không ạ?' },
      file: { name: 'ảnh sổ BHXH.jpg' },
    },
    {
      externalId: 'f1@mail.example#2',
      content: { kind: 'attachment', type: 'file', more: true },
      file: { name: 'đơn.pdf' },
    },
  ])
  expect(messages.map(({ file }) => Buffer.from(file?.bytes ?? []).equals(photo.bytes))).toEqual([true, false])
  expect(Buffer.from(messages[1]?.file?.bytes ?? []).equals(form.bytes)).toBe(true)
  expect(messages[0]?.from).toEqual(messages[1]?.from)
})

test('logos of a signature are not kept, a photo that a phone put into the page is', async () => {
  const pasted = { ...photo, embedded: true }
  const banner = { ...logo, bytes: randomBytes(12_000), embedded: true }

  const messages = await read(mailOf('Mất sổ thì làm sao?', [banner, pasted]))

  expect(messages.map(({ content, file }) => ({ content, name: file?.name }))).toEqual([
    { content: { kind: 'text', text: 'Mất sổ thì làm sao?' }, name: undefined },
    { content: { kind: 'attachment', type: 'image', more: true }, name: photo.name },
  ])
})

test('files of a mail that was forwarded as a file are those of the question', async () => {
  const outer = 'From: citizen@mail.example\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n'
  const inner = `--o\r\nContent-Type: message/rfc822\r\n\r\n${mailOf('Mất sổ thì làm sao?', [photo])}\r\n--o--\r\n`

  const [message] = await read(outer + inner)

  expect(message?.content).toMatchObject({ kind: 'attachment', type: 'image', text: 'Mất sổ thì làm sao?' })
  expect(Buffer.from(message?.file?.bytes ?? []).equals(photo.bytes)).toBe(true)
})

test('twenty pictures of one mail are kept', async () => {
  const pages = Array.from({ length: 25 }, (_, page) => ({ ...photo, name: `${page}.jpg`, bytes: randomBytes(5_000) }))

  const messages = await read(mailOf('', pages))

  expect(messages.map(({ file }) => file?.name)).toEqual(pages.slice(0, 20).map(({ name }) => name))
})

test('a citizen who writes what stands for a file gets no file for a text', async () => {
  const [message] = await read(mailOf('ansinh-set-aside-0', [photo]))

  expect(message?.content).toMatchObject({ text: 'ansinh-set-aside-0' })
})

test('a mail with large files holds nobody up for long', async () => {
  const mail = mailOf('', [photo, { ...form, bytes: randomBytes(9_000_000) }])
  const began = performance.now()

  const messages = await read(mail)

  expect(performance.now() - began).toBeLessThan(1_000)
  expect(messages.map(({ file }) => file?.bytes.length)).toEqual([300_000, 9_000_000])
})

test('of a mail that is too large the file that is cut off is not kept', async () => {
  const scan = { ...form, bytes: randomBytes(9_000_000) }
  const mail = Buffer.from(mailOf('', [photo, scan, scan, scan]))

  const messages = await read(mail.subarray(0, MOST_BYTES + 1))

  expect(messages.map(({ file }) => file?.bytes.length)).toEqual([300_000, 9_000_000, 9_000_000])
})
