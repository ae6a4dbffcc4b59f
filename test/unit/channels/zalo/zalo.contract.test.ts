import { createZaloChannel } from '../../../../channels/zalo/index.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import { describeChannelContract } from '../../../contract/channel.contract.ts'
import { checkMessage } from '../../../support/zalo/message-rules.ts'
import { createMemoryVault } from '../../../support/zalo/memory-vault.ts'
import { platformAnswers } from './platform-answers.ts'
import { config, signed, U } from './requests.ts'

describeChannelContract('zalo', {
  make: (base) => {
    const settings = { ...config, apiBase: base, oauthBase: base }
    return createZaloChannel(settings, { vault: createMemoryVault(), clock: systemClock })
  },
  signed,
  signatureHeaders: ['x-zevent-signature'],
  fixtures: 'zalo',
  unknownEvents: [{}, { event_name: 'user_call_oa' }, { event_name: 7 }, { event_name: 'widget_interaction_accepted' }],
  address: { channel: 'zalo', account: '3886132808', user: U },
  limits: {
    read: ({ message }) => ({
      text: message.text,
      labels: message.attachment?.payload.buttons.map(({ title }) => title) ?? [],
    }),
    accepts: ({ message, fallback }) => {
      return [message, fallback ?? message].every((one) => checkMessage({ ...one }).kind === 'good')
    },
  },
  platformAnswers,
  secrets: [config.appSecret, config.oaSecretKey, config.accessToken, config.refreshToken],
})
