import type { ChannelSetup } from './check-channels.ts'
import { withStores } from './with-stores.ts'
import { readConfig } from '../config.ts'
import { systemClock } from '../core/clock.ts'
import { readChannels } from '../main.ts'
import type { Stores } from '../store/contract.ts'

/** Nobody listens to a command: its web channel signs nothing and wakes nobody. */
const NO_SECRET = 'a command signs no session'

/** Runs a command on the channels of the configuration, with the stores that hold their tokens. */
export function withChannels<T>(run: (setups: readonly ChannelSetup[], stores: Stores) => Promise<T>): Promise<T> {
  const { channels: settings } = readConfig()
  return withStores(({ stores }) => {
    const ports = { vault: stores.tokens, clock: systemClock, wake: async () => undefined }
    return run(readChannels(settings, NO_SECRET, ports), stores)
  })
}
