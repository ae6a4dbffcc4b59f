import { createHotlineChannel } from '../../../../channels/hotline/index.ts'
import { contractReceivedAt, describeChannelContract } from '../../../contract/channel.contract.ts'

const nobodyPosts = 'nothing is taken in over HTTP: no message, and so no signature'
const nothingSent = 'nothing is sent to any platform (index.test.ts: what is sent is refused)'

describeChannelContract('hotline', {
  make: () => createHotlineChannel(),
  signed: (body, headers = {}) => ({
    method: 'POST',
    path: '/webhooks/hotline',
    query: {},
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(body),
    receivedAt: contractReceivedAt,
  }),
  signatureHeaders: [],
  fixtures: 'hotline',
  unknownEvents: [{ event: 'call' }, 'alo', ''],
  address: { channel: 'hotline', account: 'hotline', user: 'caller-0123456789abcdef0123456789abcdef' },
  limits: { read: ({ text }) => ({ text, labels: [] }) },
  platformAnswers: [],
  secrets: [],
  skip: [
    { case: 1, reason: nobodyPosts },
    { case: 2, reason: nobodyPosts },
    { case: 6, reason: `${nobodyPosts} (index.test.ts: any request is ignored)` },
    { case: 10, reason: nothingSent },
    { case: 11, reason: nothingSent },
    { case: 12, reason: `${nobodyPosts}; ${nothingSent}` },
  ],
})
