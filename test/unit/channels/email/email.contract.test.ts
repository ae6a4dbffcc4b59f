import { createEmailChannel } from '../../../../channels/email/index.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import { describeChannelContract } from '../../../contract/channel.contract.ts'
import { createMemoryVault } from '../../../support/zalo/memory-vault.ts'
import { config, signed } from './requests.ts'

const thread = Buffer.from('q1@mail.example\nHỏi về lương hưu').toString('base64url')

describeChannelContract('email', {
  make: (base) => {
    const { port } = new URL(base)
    const smtp = { ...config.smtp, port: Number(port) }
    const smtpTimes = { connectMs: 300, greetingMs: 300, silenceMs: 300 }
    return createEmailChannel({ ...config, smtp }, { vault: createMemoryVault(), clock: systemClock, smtpTimes })
  },
  signed,
  signatureHeaders: ['x-ansinh-signature'],
  fixtures: 'email',
  unknownEvents: [{}, { event: 'delivered' }, [], 'Subject: không phải thư'],
  address: { channel: 'email', account: config.address, user: 'citizen@mail.example', thread },
  limits: {
    read: ({ text, labels }) => ({ text, labels }),
    // RFC 5322 §2.1.1 for what stands in headers; a mail is what nodemailer makes of it.
    accepts: ({ messageId, subject, references }) => {
      return [messageId, subject, ...references].every((line) => line.length <= 998 && !/[\r\n]/.test(line))
    },
  },
  // A server that speaks HTTP stands in here: SMTP's own answers are in client.test.ts.
  platformAnswers: [
    { name: 'no greeting', answers: ['hang'], expect: { kind: 'retry-later', why: 'SMTP ETIMEDOUT' } },
    { name: 'no SMTP server', answers: ['reset'], expect: { kind: 'retry-later' } },
  ],
  secrets: [config.webhookSecret ?? '', config.smtp.password ?? ''],
})
