import { createMessengerChannel } from '../../../../channels/messenger/index.ts'
import type { MessengerMessage } from '../../../../channels/messenger/render.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import { describeChannelContract } from '../../../contract/channel.contract.ts'
import { checkMessage } from '../../../support/messenger/message-rules.ts'
import { platformAnswers } from './platform-answers.ts'
import { config, PAGE, signed, U } from './requests.ts'

const accepted = (message: MessengerMessage): boolean => checkMessage({ ...message }).kind === 'good'

describeChannelContract('messenger', {
  make: (base) => createMessengerChannel({ ...config, graphBase: base }, { clock: systemClock }),
  signed,
  signatureHeaders: ['x-hub-signature-256'],
  fixtures: 'messenger',
  unknownEvents: [
    {},
    { object: 'page' },
    { object: 'page', entry: [{}] },
    { object: 'page', entry: [{ id: PAGE, messaging: [{ sender: { id: U }, recipient: { id: PAGE }, later: {} }] }] },
    { object: 'user', entry: [{ id: U, changes: [{ field: 'name' }] }] },
    '7',
  ],
  address: { channel: 'messenger', account: PAGE, user: U },
  limits: {
    read: ({ message }) => ({
      text: message.text ?? '',
      labels: message.quick_replies?.map(({ title }) => title) ?? [],
    }),
    accepts: ({ message, fallback }) => [message, fallback ?? message].every(accepted),
  },
  platformAnswers,
  secrets: [config.appSecret, config.verifyToken, config.pageToken],
})
