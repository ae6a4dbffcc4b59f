import autocannon from 'autocannon'
import { signedHeaders } from '../support/zalo/webhook-sender.ts'
import { zaloKeys } from '../support/zalo-settings.ts'
import { userId } from '../support/zalo/burst.ts'

export interface LoadResult {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}

const CONNECTIONS = 50
export const LOAD_USERS = 2_000
let message = 0

/** Signed events, each a new message of one of many citizens, as fast as the server takes them. */
export async function webhookLoad(url: string, seconds: number, texts: readonly string[]): Promise<LoadResult> {
  const result = await autocannon({
    url: `${url}/webhooks/zalo`,
    method: 'POST',
    connections: CONNECTIONS,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...signedEvent(texts) }) }],
  })
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  }
}

function signedEvent(texts: readonly string[]): { body: string; headers: Record<string, string> } {
  const timestamp = String(Date.now())
  const number = ++message
  const body = JSON.stringify({
    app_id: zaloKeys.appId,
    event_name: 'user_send_text',
    timestamp,
    sender: { id: userId(number % LOAD_USERS) },
    recipient: { id: zaloKeys.oaId },
    message: { msg_id: `bench-${process.pid}-${number}`, text: texts[number % texts.length] ?? 'xin chào' },
  })
  return { body, headers: signedHeaders(zaloKeys, body, timestamp) }
}
