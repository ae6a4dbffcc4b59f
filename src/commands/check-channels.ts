import { askChannel, ASK_WITHIN_MS } from './ask-channel.ts'
import type { ChannelAdapter } from '../core/channel.ts'
import type { ChannelId } from '../core/ids.ts'

/** A channel of the program, as its settings stand. */
export interface ChannelSetup {
  readonly id: ChannelId
  /** `off`: none of its secrets is set. */
  readonly state: 'off' | 'incomplete' | 'ready'
  /** What is missing or wrong, by the setting's name; never a value. */
  readonly problems: readonly string[]
  /** The channel itself; only of a ready one. */
  readonly open: () => ChannelAdapter
}

export interface ChannelReport {
  readonly channel: ChannelId
  readonly settings: 'off' | 'incomplete' | 'complete'
  readonly problems: readonly string[]
  readonly probe: 'ok' | 'failed' | 'not tried'
  readonly detail: string
}

/** `ansinh check channels`: settings and probe of each channel; exit code 1 if one that is set up fails. */
export async function checkChannelsCommand(
  options: { readonly json: boolean },
  setups: readonly ChannelSetup[],
): Promise<number> {
  const reports = await Promise.all(setups.map((setup) => checkChannel(setup)))
  for (const report of reports) process.stdout.write(`${options.json ? JSON.stringify(report) : lineOf(report)}\n`)
  const failed = reports.filter(hasFailed).length
  const on = reports.filter(({ settings }) => settings !== 'off').length
  process.stderr.write(`${on} channels set up, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

function hasFailed({ settings, probe: result }: ChannelReport): boolean {
  return settings === 'incomplete' || result === 'failed'
}

export async function checkChannel(setup: ChannelSetup, withinMs = ASK_WITHIN_MS): Promise<ChannelReport> {
  const { id: channel, state, problems } = setup
  if (state !== 'ready') {
    const settings = state === 'off' ? 'off' : 'incomplete'
    return { channel, settings, problems, probe: 'not tried', detail: '' }
  }
  const { ok, detail } = await askChannel((signal) => setup.open().probe(signal), withinMs)
  return { channel, settings: 'complete', problems, probe: ok ? 'ok' : 'failed', detail }
}

function lineOf({ channel, settings, problems, probe: result, detail }: ChannelReport): string {
  switch (settings) {
    case 'off':
      return `off   ${channel}: no settings`
    case 'incomplete':
      return `FAIL  ${channel}: settings: ${problems.join(', ')}`
    case 'complete':
      return `${result === 'ok' ? 'ok  ' : 'FAIL'}  ${channel}: ${detail === '' ? result : detail}`
  }
}
