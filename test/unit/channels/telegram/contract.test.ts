import { createTelegramChannel } from '../../../../channels/telegram/index.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import { describeChannelContract } from '../../../contract/channel.contract.ts'
import { checkMessage } from '../../../support/telegram/message-rules.ts'
import { platformAnswers } from './platform-answers.ts'
import { config, posted, SECRET_HEADER, U } from './requests.ts'

describeChannelContract('telegram', {
  make: (base) => createTelegramChannel({ ...config, apiRoot: base }, { clock: systemClock }),
  signed: posted,
  signatureHeaders: [SECRET_HEADER],
  fixtures: 'telegram',
  unknownEvents: [{}, { update_id: 1 }, { update_id: 2, purchased_paid_media: {} }, { update_id: 3, message: 7 }, 'x'],
  address: { channel: 'telegram', account: config.botId, user: U },
  limits: {
    read: (call) => ({
      text: call.method === 'sendMessage' ? call.text : '',
      labels: call.method === 'sendMessage' ? (call.keyboard ?? []).flat().map(({ text }) => text) : [],
    }),
    accepts: (call) => {
      if (call.method !== 'sendMessage') return false
      const { text, entities, keyboard, fallback = text } = call
      const rich = {
        text,
        entities,
        ...(keyboard === undefined ? {} : { reply_markup: { inline_keyboard: keyboard } }),
      }
      return [rich, { text: fallback }].every((one) => checkMessage(one).kind === 'good')
    },
  },
  platformAnswers,
  secrets: [config.botToken, 'token-of-the-tests', config.webhookSecret],
  skip: [
    {
      case: 1,
      reason:
        'Telegram signs no body: the header is a shared secret. A missing or changed header is tested in receive.test.ts',
    },
  ],
})
