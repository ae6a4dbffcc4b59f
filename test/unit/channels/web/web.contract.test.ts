import { createWebChannel } from '../../../../channels/web/index.ts'
import { issueVisitorToken } from '../../../../channels/web/session.ts'
import { contractReceivedAt, describeChannelContract } from '../../../contract/channel.contract.ts'

const sessionSecret = 'session-secret-of-the-contract'
const user = '0123456789abcdef0123456789abcdef'
const { token } = issueVisitorToken(sessionSecret, new Date('2026-11-20T00:00:00Z'), user)

describeChannelContract('web', {
  // The scripted server stands for whatever carries the wake-up to the instance that holds the stream.
  make: (base) => createWebChannel({ sessionSecret }, { wake: async () => wakeOver(base) }),
  signed: (body, headers = {}) => ({
    method: 'POST',
    path: '/api/web/messages',
    query: {},
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: Buffer.from(body),
    receivedAt: contractReceivedAt,
  }),
  signatureHeaders: ['authorization'],
  fixtures: 'web',
  unknownEvents: [],
  address: { channel: 'web', account: 'widget', user },
  limits: {
    read: ({ content }) => ({
      text: content.text,
      labels: 'choices' in content ? content.choices.map(({ label }) => label) : [],
    }),
  },
  platformAnswers: [
    { name: 'woken', answers: [{ status: 200, body: '' }], expect: { kind: 'delivered', externalId: 'o_1' } },
    { name: 'not woken', answers: [{ status: 503, body: '' }], expect: { kind: 'retry-later' } },
    { name: 'connection lost', answers: ['reset'], expect: { kind: 'retry-later' } },
  ],
  secrets: [sessionSecret, token, user],
  skip: [
    { case: 1, reason: 'the token proves who sends, not what: no body is signed (the token: session.test.ts)' },
    { case: 5, reason: 'our own API tells its own front-end what is wrong (422) instead of ignoring it' },
  ],
})

async function wakeOver(base: string): Promise<void> {
  const response = await fetch(base)
  if (!response.ok) throw new Error(`${user} was not woken`)
}
