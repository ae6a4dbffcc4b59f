import type { ChannelAdapter, TokenVault, WakeStream } from '../src/core/channel.ts'
import type { Clock } from '../src/core/clock.ts'
import { AppError } from '../src/core/errors.ts'
import { createWebChannel } from './web/index.ts'
import { createZaloChannel } from './zalo/index.ts'
import { readZaloConfig } from './zalo/config.ts'

export interface ChannelPorts {
  readonly vault: TokenVault
  readonly clock: Clock
  readonly wake: WakeStream
}

/** The channels that the settings switch on. Adding one is a line here (`docs/adr/0002`). */
export function createChannels(
  settings: Readonly<Record<string, string>>,
  sessionSecret: string,
  ports: ChannelPorts,
): readonly ChannelAdapter[] {
  return [createWebChannel({ sessionSecret }, { wake: ports.wake }), ...zalo(settings, ports)]
}

function zalo(settings: Readonly<Record<string, string>>, ports: ChannelPorts): ChannelAdapter[] {
  const read = readZaloConfig(settings)
  if (read === undefined) return []
  if (read.kind === 'ready') return [createZaloChannel(read.config, ports)]
  const wrong = [
    ...read.missing.map((name) => `${name} is missing`),
    ...read.invalid.map((name) => `${name} is invalid`),
  ]
  throw new AppError('config_invalid', `Zalo: ${wrong.join(', ')}`)
}
