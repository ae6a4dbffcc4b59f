import { AppError } from '../core/errors.ts'
import type { ChannelId } from '../core/ids.ts'
import type { Stores } from '../store/contract.ts'

export interface ChannelSwitchOptions {
  readonly channel: string
  /** Every channel of the program, its settings complete or not: one that fails at the start can be kept off too. */
  readonly known: readonly ChannelId[]
  readonly why?: string
}

export type SwitchStores = Pick<Stores, 'switches' | 'audit'>

/** Who works at the command line is not known to the program. */
const ACTOR = 'command line'
const LONGEST_WHY = 300

/** `ansinh channel off <id> [--why …]`: nothing is sent on it until `on`; what citizens write is stored and answered. */
export async function channelOffCommand(
  options: ChannelSwitchOptions,
  stores: SwitchStores,
  now: Date,
): Promise<number> {
  const { channel } = options
  checkKnown(options)
  const why = options.why?.trim().slice(0, LONGEST_WHY)
  const since = now.toISOString()
  await stores.switches.turnOff({ channel, since, ...(why === undefined || why === '' ? {} : { why }) })
  await stores.audit.add({ actor: ACTOR, action: 'channel-off', subject: channel, at: since })
  return print(stores)
}

/** `ansinh channel on <id>`: what waited is sent, in order. */
export async function channelOnCommand(
  options: ChannelSwitchOptions,
  stores: SwitchStores,
  now: Date,
): Promise<number> {
  const { channel } = options
  checkKnown(options)
  const changed = await stores.switches.turnOn(channel)
  if (changed) {
    await stores.audit.add({ actor: ACTOR, action: 'channel-on', subject: channel, at: now.toISOString() })
  } else process.stderr.write(`${channel} was on\n`)
  return print(stores)
}

/** `ansinh channel list`: the channels that are off. */
export function channelListCommand(stores: SwitchStores): Promise<number> {
  return print(stores)
}

/** A misspelt name would switch nothing off, and say that it did. */
function checkKnown({ channel, known }: ChannelSwitchOptions): void {
  if (known.includes(channel)) return
  throw new AppError('wrong_use', `channel: expected ${known.join(', ')}`, { field: 'channel' })
}

async function print({ switches }: SwitchStores): Promise<number> {
  for (const off of await switches.off()) process.stdout.write(`${JSON.stringify(off)}\n`)
  return 0
}
