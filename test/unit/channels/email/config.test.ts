import { expect, test } from 'vitest'
import { readEmailConfig } from '../../../../channels/email/config.ts'

const full = {
  EMAIL_ADDRESS: 'Trợ lý An Sinh <HoTro@Ansinh.example>',
  EMAIL_SMTP_URL: 'smtp://hotro:p%40ss%2F1@mail.example',
  EMAIL_IMAP_URL: 'imaps://hotro:secret@mail.example:1993',
  EMAIL_WEBHOOK_SECRET: 's',
}

test('the channel is off when none of its secrets is set', () => {
  expect(readEmailConfig({})).toBeUndefined()
  expect(readEmailConfig({ EMAIL_ADDRESS: 'a@b.example', EMAIL_SMTP_URL: ' ' })).toBeUndefined()
})

test('addresses and servers are read', () => {
  expect(readEmailConfig(full)).toEqual({
    kind: 'ready',
    config: {
      address: 'hotro@ansinh.example',
      name: 'Trợ lý An Sinh',
      domain: 'ansinh.example',
      smtp: { host: 'mail.example', port: 587, secure: false, user: 'hotro', password: 'p@ss/1' },
      imap: { host: 'mail.example', port: 1993, secure: true, user: 'hotro', password: 'secret' },
      webhookSecret: 's',
    },
  })
})

test('a mailbox or a webhook is enough to get mails', () => {
  expect(readEmailConfig({ ...full, EMAIL_IMAP_URL: '' })?.kind).toBe('ready')
  expect(readEmailConfig({ ...full, EMAIL_WEBHOOK_SECRET: undefined })?.kind).toBe('ready')
})

test('a DKIM key is read with its line ends', () => {
  const key = String.raw`-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----`

  const outcome = readEmailConfig({ ...full, EMAIL_DKIM_SELECTOR: 'k1', EMAIL_DKIM_PRIVATE_KEY: key })

  const privateKey = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----'
  expect(outcome).toMatchObject({ config: { dkim: { domain: 'ansinh.example', selector: 'k1', privateKey } } })
})

test.each([
  [{ EMAIL_SMTP_URL: 'smtp://x' }, ['EMAIL_ADDRESS', 'EMAIL_IMAP_URL or EMAIL_WEBHOOK_SECRET']],
  [{ EMAIL_WEBHOOK_SECRET: 's', EMAIL_ADDRESS: 'a@b.example' }, ['EMAIL_SMTP_URL']],
  [{ ...full, EMAIL_DKIM_SELECTOR: 'k1' }, ['EMAIL_DKIM_PRIVATE_KEY']],
  [{ ...full, EMAIL_DKIM_PRIVATE_KEY: 'PRIVATE KEY' }, ['EMAIL_DKIM_SELECTOR']],
])('what is missing is named: %j', (values, missing) => {
  expect(readEmailConfig(values)).toEqual({ kind: 'incomplete', missing, invalid: [] })
})

test.each([
  ['EMAIL_ADDRESS', 'không phải địa chỉ'],
  ['EMAIL_SMTP_URL', 'http://mail.example'],
  ['EMAIL_SMTP_URL', 'smtp://'],
  ['EMAIL_IMAP_URL', 'mail.example'],
  ['EMAIL_DKIM_SELECTOR', 'a b'],
])('what is unreadable is named, never shown: %s=%s', (name, value) => {
  expect(readEmailConfig({ ...full, [name]: value })).toEqual({ kind: 'incomplete', missing: [], invalid: [name] })
})
