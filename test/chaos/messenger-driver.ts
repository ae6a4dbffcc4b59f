import { objectOf, parseObject, stringOf, type Json } from '../../channels/kit/json.ts'
import { startMessengerPlatform, type MessengerPlatform } from '../support/messenger-platform.ts'
import { messengerKeys, messengerSettings } from '../support/messenger-settings.ts'
import type { ChaosCitizen, ChaosEvent, ChaosPlatform, PlatformOptions } from './driver.ts'
import { startFaultyLine, type LineRequest, type Refusal } from './faulty-line.ts'

/** As long as the intake waits before a turn (`src/store/intake.ts`), less a little for the clocks. */
const GATHER_MS = 15

/** Rate limits of the Send API and the application, a temporary fault, a gateway. */
const REFUSALS: readonly Refusal[] = [
  { status: 429, headers: { 'retry-after': '1' }, body: '' },
  { status: 400, body: '{"error":{"message":"(#613) rate limit","type":"OAuthException","code":613}}' },
  { status: 400, body: '{"error":{"message":"(#4) request limit","type":"OAuthException","code":4}}' },
  { status: 500, body: '{"error":{"message":"(#2) temporary","type":"OAuthException","code":2,"is_transient":true}}' },
  { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' },
  { status: 503, body: '' },
]

export async function startMessengerChaos({ programUrl, ...chaos }: PlatformOptions): Promise<ChaosPlatform> {
  // Retries are the citizen's here: the run must know when a message was taken.
  const platform = await startMessengerPlatform({ ...messengerKeys, echo: true, receipts: true, retries: false })
  platform.webhook.url = `${programUrl}/webhooks/messenger`
  const line = await startFaultyLine({
    ...chaos,
    target: platform.base,
    about: addressee,
    isTaken: (status, body) => status === 200 && stringOf(parseObject(body)?.['message_id']) !== undefined,
    refusals: REFUSALS,
  })
  return {
    channel: 'messenger',
    settings: { ...messengerSettings(platform), GRAPH_API_BASE: line.url, MESSENGER_APP_ID: messengerKeys.appId },
    citizen: async (index) => createCitizen(platform, `62${String(index).padStart(14, '0')}`),
    taken: () => line.taken,
    faults: line.faults,
    async stop() {
      await line.stop()
      await platform.stop()
    },
  }
}

function addressee({ path, body }: LineRequest): { user: string; text: string } | undefined {
  if (!path.includes('/messages')) return undefined
  const call = parseObject(body)
  const user = stringOf(objectOf(call?.['recipient'])?.['id'])
  const text = stringOf(objectOf(call?.['message'])?.['text'])
  return user === undefined || text === undefined ? undefined : { user, text }
}

function createCitizen(platform: MessengerPlatform, user: string): ChaosCitizen {
  let sent = 0
  let last = 0
  function event(said: Json): ChaosEvent {
    // Nobody writes twice in a millisecond; the order of two messages is told by their time.
    last = Math.max(last + 2, platform.clock.now())
    const message = { mid: `m_${user}_${++sent}`, ...said }
    const written = { sender: { id: user }, recipient: { id: messengerKeys.pageId }, timestamp: last, message }
    return {
      async deliver() {
        platform.phones.wrote(user)
        return (await platform.events([written])).ok
      },
    }
  }
  return {
    address: { channel: 'messenger', account: messengerKeys.pageId, user },
    gatherMs: GATHER_MS,
    says: (text) => event({ text }),
    taps(label) {
      // Quick replies vanish with the next message; a long label is shown with its number, and cut.
      const shown = platform.received(user).at(-1)
      const number = shown?.text
        .split('\n')
        .find((line) => line.replace(/^\d+\. /, '') === label)
        ?.match(/^\d+\. /)?.[0]
      const isIt = (title: string): boolean => title === label || (number !== undefined && title.startsWith(number))
      const reply = shown?.replies.find(({ title }) => isIt(title))
      if (reply === undefined) return event({ text: label })
      return event({ text: reply.title, quick_reply: { payload: reply.payload } })
    },
    got: () => platform.received(user).map(({ text }) => text),
  }
}
