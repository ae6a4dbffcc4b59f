import type { ChannelAdapter, ChannelHealth } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import { createHttp } from '../kit/http.ts'
import { createMessengerClient } from './client.ts'
import type { MessengerConfig } from './config.ts'
import { probeMessenger } from './probe.ts'
import { setMessengerProfile } from './profile.ts'
import { receiveMessenger } from './receive.ts'
import { messengerCapabilities, renderMessenger, type MessengerCall } from './render.ts'
import { messengerStaffWindow } from './staff-window.ts'

interface MessengerParts {
  readonly clock: Clock
}

export interface MessengerChannel extends ChannelAdapter<MessengerCall> {
  /** Get-started button, greeting, ice breakers and menu of the page. */
  setUp(signal: AbortSignal): Promise<ChannelHealth>
}

export function createMessengerChannel(config: MessengerConfig, { clock }: MessengerParts): MessengerChannel {
  // The token in a header: query strings land in logs.
  const http = createHttp({ baseUrl: config.graphBase, headers: { authorization: `Bearer ${config.pageToken}` } })
  const parts = { config, http, clock }
  const client = createMessengerClient(parts)
  return {
    id: 'messenger',
    capabilities: messengerCapabilities,
    webhookPath: '/webhooks/messenger',
    receive: (request) => receiveMessenger(request, config),
    render: (message) => renderMessenger(message, config),
    send: client.send,
    staffWindow: messengerStaffWindow,
    probe: (signal) => probeMessenger(parts, signal),
    setUp: (signal) => setMessengerProfile(parts, signal),
  }
}
