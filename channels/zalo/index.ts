import type { ChannelAdapter, TokenVault } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import { createHttp } from '../kit/http.ts'
import { createZaloClient } from './client.ts'
import type { ZaloConfig } from './config.ts'
import { receiveZalo } from './receive.ts'
import { renderZalo, zaloCapabilities, type ZaloCall } from './render.ts'
import { createTokenSource } from './token-refresh.ts'

interface ZaloParts {
  readonly vault: TokenVault
  readonly clock: Clock
}

export function createZaloChannel(config: ZaloConfig, { vault, clock }: ZaloParts): ChannelAdapter<ZaloCall> {
  const tokens = createTokenSource({ config, vault, clock, http: createHttp({ baseUrl: config.oauthBase }) })
  const client = createZaloClient({ config, clock, tokens, http: createHttp({ baseUrl: config.apiBase }) })
  return {
    id: 'zalo',
    capabilities: zaloCapabilities,
    webhookPath: '/webhooks/zalo',
    receive: (request) => receiveZalo(request, config),
    render: renderZalo,
    send: client.send,
    probe: client.probe,
  }
}
