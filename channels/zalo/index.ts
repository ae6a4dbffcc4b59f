import type { ChannelAdapter, TokenVault } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import { createHttp } from '../kit/http.ts'
import { createZaloApi } from './api.ts'
import { createZaloClient } from './client.ts'
import type { ZaloConfig } from './config.ts'
import { probeZalo } from './probe.ts'
import { createQuotaBook } from './quota.ts'
import { receiveZalo } from './receive.ts'
import { renderZalo, zaloCapabilities, type ZaloCall } from './render.ts'
import { createTokenSource } from './token-refresh.ts'
import { zaloStaffWindow } from './staff-window.ts'
import { createWebhookWatch } from './webhook-watch.ts'

interface ZaloParts {
  readonly vault: TokenVault
  readonly clock: Clock
}

export function createZaloChannel(config: ZaloConfig, { vault, clock }: ZaloParts): ChannelAdapter<ZaloCall> {
  const tokens = createTokenSource({ config, vault, clock, http: createHttp({ baseUrl: config.oauthBase }) })
  const api = createZaloApi({ config, clock, tokens, http: createHttp({ baseUrl: config.apiBase }) })
  const quota = createQuotaBook()
  const client = createZaloClient({ config, api, quota })
  const watch = createWebhookWatch({ clock, silenceHours: config.webhookSilenceHours ?? DEFAULT_SILENCE_HOURS })
  return {
    id: 'zalo',
    capabilities: zaloCapabilities,
    webhookPath: '/webhooks/zalo',
    receive(request) {
      const outcome = receiveZalo(request, config)
      // Only counted for the health report: the outcome is a function of the request alone.
      watch.saw(outcome)
      return outcome
    },
    render: renderZalo,
    send: client.send,
    staffWindow: zaloStaffWindow,
    probe: (signal) => probeZalo({ config, api, client, quota, tokens, watch, clock }, signal),
  }
}

/** Nearly half a working day: an OA of a province hears from somebody sooner. */
const DEFAULT_SILENCE_HOURS = 4
