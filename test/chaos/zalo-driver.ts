import { objectOf, parseObject, stringOf } from '../../channels/kit/json.ts'
import { userId } from '../support/zalo/burst.ts'
import { startZaloPlatform, type ZaloPlatform } from '../support/zalo-platform.ts'
import { zaloKeys, zaloSettings } from '../support/zalo-settings.ts'
import type { ChaosCitizen, ChaosEvent, ChaosPlatform, PlatformOptions } from './driver.ts'
import { startFaultyLine, type LineRequest, type Refusal } from './faulty-line.ts'

/** As long as the intake waits before a turn (`src/store/intake.ts`), less a little for the clocks. */
const GATHER_MS = 15

/** Zalo says "later" with a status, or with HTTP 200 and a code: rate limit, send failed, busy. */
const REFUSALS: readonly Refusal[] = [
  { status: 429, headers: { 'retry-after': '1' }, body: '{"message":"too many requests"}' },
  { status: 500, body: '{"message":"internal error"}' },
  { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' },
  { status: 503, body: '' },
  { status: 200, body: '{"error":-32,"message":"API rate limit"}' },
  { status: 200, body: '{"error":-200,"message":"Send message failed"}' },
]

export async function startZaloChaos({ programUrl, ...chaos }: PlatformOptions): Promise<ChaosPlatform> {
  // Retries are the citizen's here: the run must know when a message was taken.
  const platform = await startZaloPlatform({ ...zaloKeys, echo: true, receipts: true, retries: false })
  platform.webhook.url = `${programUrl}/webhooks/zalo`
  const line = await startFaultyLine({
    ...chaos,
    target: platform.apiBase,
    about: addressee,
    isTaken: (status, body) => status === 200 && parseObject(body)?.['error'] === 0,
    refusals: REFUSALS,
  })
  return {
    channel: 'zalo',
    settings: { ...zaloSettings(platform), ZALO_API_BASE: line.url },
    citizen: async (index) => createCitizen(platform, userId(index)),
    taken: () => line.taken,
    faults: line.faults,
    async stop() {
      await line.stop()
      await platform.stop()
    },
  }
}

function addressee({ path, body }: LineRequest): { user: string; text: string } | undefined {
  if (!path.startsWith('/v3.0/oa/message')) return undefined
  const call = parseObject(body)
  const user = stringOf(objectOf(call?.['recipient'])?.['user_id'])
  const text = stringOf(objectOf(call?.['message'])?.['text'])
  return user === undefined ? undefined : { user, text: text ?? '' }
}

function createCitizen(platform: ZaloPlatform, user: string): ChaosCitizen {
  let sent = 0
  let last = 0
  function event(text: string): ChaosEvent {
    const msgId = `${user}-${++sent}`
    // Nobody writes twice in a millisecond; the order of two messages is told by their time.
    last = Math.max(last + 2, platform.clock.now())
    const timestamp = String(last)
    return { deliver: async () => (await platform.sendText(user, text, { msgId, timestamp })).ok }
  }
  return {
    address: { channel: 'zalo', account: zaloKeys.oaId, user },
    gatherMs: GATHER_MS,
    says: event,
    taps(label) {
      const buttons = platform.received(user).flatMap((message) => message.buttons)
      const payload = buttons.findLast(({ title }) => title === label)?.payload
      return event(typeof payload === 'string' ? payload : label)
    },
    got: () => platform.received(user).map(({ text }) => text),
  }
}
