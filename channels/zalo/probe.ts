import type { ChannelHealth } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { ZaloApi } from './api.ts'
import type { ZaloClient } from './client.ts'
import type { ZaloConfig } from './config.ts'
import { reasonOf } from './error-codes.ts'
import { idOf, objectOf, stringOf } from '../kit/json.ts'
import type { QuotaBook } from './quota.ts'
import type { TokenSource } from './token-refresh.ts'
import type { WebhookWatch } from './webhook-watch.ts'

interface ProbeParts {
  readonly config: Pick<ZaloConfig, 'oaId'>
  readonly api: ZaloApi
  readonly client: Pick<ZaloClient, 'trouble'>
  readonly quota: Pick<QuotaBook, 'describe'>
  readonly tokens: Pick<TokenSource, 'failure' | 'refreshEndsAt'>
  readonly watch: Pick<WebhookWatch, 'alarm'>
  readonly clock: Clock
}

const DAY_MS = 86_400_000
/** Then somebody must look: after the end of the refresh token only a new grant by an admin helps. */
const ALARM_DAYS = 14

/** Asks Zalo who we are, and adds what sends and webhooks have shown since the start. */
export async function probeZalo(parts: ProbeParts, signal: AbortSignal): Promise<ChannelHealth> {
  const { config, api, client, quota, tokens, watch } = parts
  const answer = await api.get('/v2.0/oa/getoa', signal)
  if (answer.kind !== 'answer') {
    const why = 'why' in answer ? answer.why : answer.kind
    return { ok: false, detail: `${why}${tokens.failure() === undefined ? '' : lifeLeft(tokens, parts.clock)}` }
  }
  if (answer.code !== 0) return { ok: false, detail: reasonOf(answer.code) }
  const data = objectOf(answer.data)
  const account = idOf(data?.['oa_id'])
  if (config.oaId !== undefined && account !== undefined && account !== config.oaId) {
    return { ok: false, detail: `the access token belongs to OA ${account}, ZALO_OA_ID is ${config.oaId}` }
  }
  const alarms = [watch.alarm(), client.trouble(), tokenAlarm(tokens, parts.clock)].filter((one) => one !== undefined)
  const facts = [`OA ${account ?? config.oaId ?? 'reached'}`, packageOf(data), quota.describe()]
  return { ok: alarms.length === 0, detail: [...alarms, ...facts.filter((one) => one !== undefined)].join('; ') }
}

function packageOf(data: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const name = stringOf(data?.['package_name'])?.slice(0, 60)
  return name === undefined || name === '' ? undefined : `package ${name}`
}

/** Zalo's outages pass while the present token lives; what only a new grant repairs is told at once. */
function tokenAlarm(tokens: ProbeParts['tokens'], clock: Clock): string | undefined {
  const failed = tokens.failure()
  if (failed === undefined || failed.temporary) return undefined
  return `the token cannot be renewed: ${failed.why}${lifeLeft(tokens, clock)}`
}

function lifeLeft(tokens: ProbeParts['tokens'], clock: Clock): string {
  const days = Math.floor((Date.parse(tokens.refreshEndsAt() ?? '') - clock.now().getTime()) / DAY_MS)
  const mustHurry = days <= ALARM_DAYS
  return Number.isNaN(days) ? '' : ` (refresh token ends in ${Math.max(0, days)} days${mustHurry ? ' ALARM' : ''})`
}
