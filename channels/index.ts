import type { ChannelAdapter, TokenVault, WakeStream } from '../src/core/channel.ts'
import type { Clock } from '../src/core/clock.ts'
import { AppError } from '../src/core/errors.ts'
import type { ChannelId, InviteId } from '../src/core/ids.ts'
import { createEmailChannel } from './email/index.ts'
import { readEmailConfig } from './email/config.ts'
import { createHotlineChannel } from './hotline/index.ts'
import { createMessengerChannel } from './messenger/index.ts'
import { readMessengerConfig } from './messenger/config.ts'
import { createTelegramChannel } from './telegram/index.ts'
import { readTelegramConfig } from './telegram/config.ts'
import { createWebChannel } from './web/index.ts'
import { readWebConfig } from './web/config.ts'
import { createZaloChannel } from './zalo/index.ts'
import { readZaloConfig } from './zalo/config.ts'
import { zaloVerifierPage, type VerifierPage } from './zalo/verifier.ts'

export interface ChannelPorts {
  readonly vault: TokenVault
  readonly clock: Clock
  readonly wake: WakeStream
  /** The page on which an invitation is answered; undefined where we have no public address. */
  readonly ratingLink?: (invite: InviteId) => string | undefined
}

/** A channel as its settings stand. */
export interface ChannelSetup {
  readonly id: ChannelId
  /** `off`: none of its secrets is set. */
  readonly state: 'off' | 'incomplete' | 'ready'
  /** What is missing or wrong, by the setting's name; never a value. */
  readonly problems: readonly string[]
  /** Only of a ready one. */
  readonly open: () => ChannelAdapter
}

/** Every channel of the program. Adding one is a line here (`docs/adr/0002`). */
export function readChannels(
  settings: Readonly<Record<string, string>>,
  sessionSecret: string,
  ports: ChannelPorts,
): readonly ChannelSetup[] {
  return [
    setup('web', readWebConfig(settings, sessionSecret), (config) => createWebChannel(config, ports)),
    setup('zalo', readZaloConfig(settings), (config) => createZaloChannel(config, ports)),
    setup('messenger', readMessengerConfig(settings), (config) => createMessengerChannel(config, ports)),
    setup('telegram', readTelegramConfig(settings), (config) => createTelegramChannel(config, ports)),
    setup('email', readEmailConfig(settings), (config) => createEmailChannel(config, ports)),
    { id: 'hotline', state: 'ready', problems: [], open: createHotlineChannel },
  ]
}

/** The channels that the settings switch on; one that is half set up does not start the server. */
export function createChannels(
  settings: Readonly<Record<string, string>>,
  sessionSecret: string,
  ports: ChannelPorts,
): readonly ChannelAdapter[] {
  return readChannels(settings, sessionSecret, ports).flatMap(({ id, state, problems, open }) => {
    if (state === 'incomplete') throw new AppError('config_invalid', `${id}: ${problems.join(', ')}`)
    return state === 'ready' ? [open()] : []
  })
}

/** Pages by which platforms see that our domain is ours; needed before a channel is on. */
export function verifierPages(settings: Readonly<Record<string, string>>): readonly VerifierPage[] {
  const page = zaloVerifierPage(settings['ZALO_VERIFIER'])
  return page === undefined ? [] : [page]
}

/** What each channel's `config.ts` answers; undefined: no settings. */
type ConfigOutcome<Config> =
  | { readonly kind: 'ready'; readonly config: Config }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[]; readonly invalid: readonly string[] }
  | undefined

function setup<Config>(
  id: ChannelId,
  read: ConfigOutcome<Config>,
  create: (config: Config) => ChannelAdapter,
): ChannelSetup {
  const open = (): never => {
    throw new AppError('config_invalid', `${id} is not set up`)
  }
  if (read === undefined) return { id, state: 'off', problems: [], open }
  if (read.kind === 'ready') return { id, state: 'ready', problems: [], open: () => create(read.config) }
  const missing = read.missing.map((name) => `${name} is missing`)
  return { id, state: 'incomplete', problems: [...missing, ...read.invalid.map((name) => `${name} is invalid`)], open }
}
