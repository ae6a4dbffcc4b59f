import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkChannel, checkChannelsCommand, type ChannelSetup } from '../../../src/commands/check-channels.ts'
import type { ChannelHealth } from '../../../src/core/channel.ts'
import { createFakeChannel } from '../../support/fake-channel.ts'

function ready(probe: (signal: AbortSignal) => Promise<ChannelHealth>, id = 'fake'): ChannelSetup {
  const { adapter } = createFakeChannel()
  return { id, state: 'ready', problems: [], open: () => ({ ...adapter, probe }) }
}

function notReady(state: 'off' | 'incomplete', problems: readonly string[] = []): ChannelSetup {
  const open = (): never => {
    throw new Error('must not be opened')
  }
  return { id: state, state, problems, open }
}

const healthy = ready(async () => ({ ok: true, detail: 'OA 42' }))

describe('the check of one channel', () => {
  test('a channel that answers is ok', async () => {
    expect(await checkChannel(healthy)).toEqual({
      channel: 'fake',
      settings: 'complete',
      problems: [],
      probe: 'ok',
      detail: 'OA 42',
    })
  })

  test('a platform that refuses has failed, with its reason', async () => {
    const report = await checkChannel(ready(async () => ({ ok: false, detail: 'token expired' })))

    expect(report).toMatchObject({ probe: 'failed', detail: 'token expired' })
  })

  test('a probe that throws shows nothing of what it threw', async () => {
    const report = await checkChannel(ready(async () => Promise.reject(new Error('GET https://x/bot123:secret'))))

    expect(report).toMatchObject({ probe: 'failed', detail: 'the channel itself failed' })
  })

  test('a platform that does not answer has failed when the time is over, and is let go', async () => {
    let aborted = false
    const silent = ready(
      (signal) => new Promise(() => signal.addEventListener('abort', () => (aborted = true), { once: true })),
    )

    const report = await checkChannel(silent, 30)

    expect(report).toMatchObject({ probe: 'failed', detail: 'no answer in time' })
    expect(aborted).toBe(true)
  })
})

describe('ansinh check channels', () => {
  let shown = ''
  beforeEach(() => {
    shown = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      shown += String(text)
      return true
    })
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  })
  afterEach(() => void vi.restoreAllMocks())

  test('one line a channel; a channel without settings is no failure', async () => {
    const code = await checkChannelsCommand({ json: false }, [healthy, notReady('off')])

    expect(code).toBe(0)
    expect(shown).toBe('ok    fake: OA 42\noff   off: no settings\n')
  })

  test('settings that are half there fail, by name', async () => {
    const code = await checkChannelsCommand({ json: false }, [notReady('incomplete', ['X_SECRET is missing']), healthy])

    expect(code).toBe(1)
    expect(shown).toContain('FAIL  incomplete: settings: X_SECRET is missing\n')
  })

  test('--json: one object a line', async () => {
    const failing = ready(async () => ({ ok: false, detail: 'token expired' }), 'other')

    const code = await checkChannelsCommand({ json: true }, [healthy, failing])

    const lines: unknown[] = shown
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(1)
    expect(lines).toEqual([
      { channel: 'fake', settings: 'complete', problems: [], probe: 'ok', detail: 'OA 42' },
      { channel: 'other', settings: 'complete', problems: [], probe: 'failed', detail: 'token expired' },
    ])
  })
})
