import { describe, expect, test } from 'vitest'
import { receiveTelegram } from '../../../../channels/telegram/receive.ts'
import { entitiesOf } from '../../../support/telegram/typed.ts'
import { withHeaders } from '../../../contract/channel-requests.ts'
import { config, posted, SECRET_HEADER, U } from './requests.ts'

const bot = { id: config.botId, username: 'AnSinhThuBot' }
const update = {
  update_id: 1,
  message: {
    message_id: 10,
    from: { id: Number(U), is_bot: false, first_name: 'A' },
    chat: { id: Number(U), type: 'private' },
    date: 1_768_467_600,
    text: 'Xin chào',
  },
}
const genuine = posted(JSON.stringify(update))

describe('the secret', () => {
  test('is enough, and is needed', () => {
    expect(receiveTelegram(genuine, config.webhookSecret, bot).kind).toBe('messages')
    expect(receiveTelegram(withHeaders(genuine, [SECRET_HEADER], undefined), config.webhookSecret, bot)).toEqual({
      kind: 'rejected',
      status: 401,
      why: 'secret missing',
    })
  })

  const { webhookSecret: secret } = config
  const wrong = Array.from(secret, (_, index) => secret.slice(0, index) + '*' + secret.slice(index + 1))
  test.each([...wrong, secret.toUpperCase(), `${secret} `, secret.slice(1), `${secret}${secret}`])(
    'is refused when it differs: %s',
    (value) => {
      const outcome = receiveTelegram(withHeaders(genuine, [SECRET_HEADER], value), secret, bot)

      expect(outcome).toEqual({ kind: 'rejected', status: 401, why: 'secret mismatch' })
    },
  )

  test.each(['', 'undefined', config.webhookSecret])('nobody is believed when none is set: %j', (value) => {
    const outcome = receiveTelegram(withHeaders(genuine, [SECRET_HEADER], value), undefined, bot)

    expect(outcome).toMatchObject({ kind: 'rejected', status: 401 })
  })
})

describe('groups', () => {
  const group = { id: -100_123, type: 'supergroup', title: 'G' }

  function inGroup(text: string, username: string | undefined = bot.username) {
    const message = { ...update.message, chat: group, text, entities: entitiesOf(text) }
    return receiveTelegram(posted(JSON.stringify({ update_id: 1, message })), config.webhookSecret, {
      ...bot,
      username,
    })
  }

  test.each([
    ['@AnSinhThuBot mất sổ thì sao?', 'mất sổ thì sao?'],
    ['@ansinhthubot: mất sổ', 'mất sổ'],
    ['mất sổ thì sao @AnSinhThuBot ạ', 'mất sổ thì sao ạ'],
    ['👩‍👩‍👧 ơi @AnSinhThuBot mất sổ', '👩‍👩‍👧 ơi mất sổ'],
    ['/hoi@AnSinhThuBot mất sổ', 'mất sổ'],
  ])('who names us is heard, without the name: %s', (text, heard) => {
    expect(inGroup(text)).toMatchObject({ messages: [{ content: { kind: 'text', text: heard } }] })
  })

  test.each(['@AnotherBot mất sổ', 'mất sổ thì sao', '/hoi@AnotherBot mất sổ', 'thư gửi a@AnSinhThuBot.vn'])(
    'who does not is not: %s',
    (text) => {
      expect(inGroup(text)).toEqual({ kind: 'ignored', what: 'not-addressed' })
    },
  )

  test('before our name is known only what needs no name is heard', () => {
    const unnamed = { ...bot, username: undefined }
    const body = {
      update_id: 1,
      message: { ...update.message, chat: group, text: '@X x', entities: entitiesOf('@Xxxxx x') },
    }

    expect(receiveTelegram(posted(JSON.stringify(body)), config.webhookSecret, unnamed).kind).toBe('ignored')
    expect(inGroup('/start').kind).toBe('messages')
  })
})

test('a command for another bot is still for us in a private chat', () => {
  const text = '/start@OldName'
  const message = { ...update.message, text, entities: entitiesOf(text) }

  expect(receiveTelegram(posted(JSON.stringify({ update_id: 1, message })), config.webhookSecret, bot)).toMatchObject({
    messages: [{ content: { kind: 'event', event: 'opened' } }],
  })
})
