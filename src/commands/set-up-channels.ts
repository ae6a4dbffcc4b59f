import { askChannel } from './ask-channel.ts'
import type { ChannelSetup } from './check-channels.ts'
import type { ChannelHealth } from '../core/channel.ts'

/** `ansinh channels set-up`: what each platform lets us set, set; exit code 1 if that fails on a channel. */
export async function setUpChannelsCommand(setups: readonly ChannelSetup[]): Promise<number> {
  const reports = await Promise.all(
    setups.map(async (setup) => ({ channel: setup.id, ...(await setUpChannel(setup)) })),
  )
  for (const report of reports) process.stdout.write(`${JSON.stringify(report)}\n`)
  return reports.every(({ ok }) => ok) ? 0 : 1
}

async function setUpChannel({ state, problems, open }: ChannelSetup): Promise<ChannelHealth> {
  switch (state) {
    case 'off':
      return { ok: true, detail: 'no settings' }
    case 'incomplete':
      return { ok: false, detail: `settings: ${problems.join(', ')}` }
    case 'ready': {
      const { setUp } = open()
      return setUp === undefined ? { ok: true, detail: 'nothing to set by a program' } : askChannel(setUp)
    }
  }
}
