import { createZaloChannel } from '../../../../channels/zalo/index.ts'
import type { ZaloConfig } from '../../../../channels/zalo/config.ts'
import type { ChannelHealth, DeliveryResult } from '../../../../src/core/channel.ts'
import type { ChannelAddress, OutboundContent } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'
import { createMemoryVault } from '../../../support/zalo/memory-vault.ts'
import { startZaloPlatform, type ZaloPlatform } from '../../../support/zalo-platform.ts'

export const user = '8400000000000000001'
export const to: ChannelAddress = { channel: 'zalo', account: '3886132808', user }
export const hello: OutboundContent = { kind: 'text', text: 'Xin chào' }

export interface OpenChannel {
  readonly platform: ZaloPlatform
  readonly channel: ReturnType<typeof createZaloChannel>
  deliver(content: OutboundContent, address?: ChannelAddress): Promise<DeliveryResult[]>
  probe(): Promise<ChannelHealth>
}

/** The adapter before a local Zalo; both go by the platform's clock. The citizen has just written. */
export async function openChannel(config: Partial<ZaloConfig> = {}, hasAppSecret = true): Promise<OpenChannel> {
  const keys = { appId: '1', oaId: to.account, oaSecret: 'oa', appSecret: 'app' }
  const platform = await startZaloPlatform({ ...keys, retries: false })
  const { apiBase, oauthBase, tokens, clock } = platform
  const secret = hasAppSecret ? { appSecret: 'app' } : {}
  const base: ZaloConfig = { appId: '1', ...secret, oaSecretKey: 'oa', oaId: to.account, apiBase, oauthBase }
  const now = (): Date => new Date(clock.now())
  const channel = createZaloChannel(
    { ...base, ...tokens.pair, ...config },
    { vault: createMemoryVault(), clock: { now } },
  )
  platform.phones.interacted(user)
  const { signal } = new AbortController()
  return {
    platform,
    channel,
    async deliver(content, address = to) {
      const results: DeliveryResult[] = []
      for (const call of channel.render(outbound(address, content)))
        results.push(await channel.send(call, address, signal))
      return results
    },
    probe: () => channel.probe(signal),
  }
}
