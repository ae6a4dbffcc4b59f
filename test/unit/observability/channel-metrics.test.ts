import { describe, expect, test } from 'vitest'
import { createBoundedLabel } from '../../../src/observability/bounded-label.ts'
import { createMetrics } from '../../../src/observability/metrics.ts'
import { NOW, says, someone } from '../../support/samples.ts'

/** The figures of one channel, by name and other labels. */
async function figures(metrics: ReturnType<typeof createMetrics>): Promise<readonly string[]> {
  const lines = (await metrics.text()).split('\n')
  return lines.filter((line) => line.includes('channel="fake"'))
}

describe('a channel’s figures', () => {
  test('the time from sending to storing, never below zero', async () => {
    const metrics = createMetrics()
    const message = says(someone(), 'xin chào')

    metrics.accepted([message, message], new Date(Date.parse(NOW) + 3_000))
    metrics.accepted([message], new Date(Date.parse(NOW) - 60_000))

    const lines = await figures(metrics)
    expect(lines).toContain('ansinh_inbound_lag_seconds_sum{channel="fake"} 6')
    expect(lines).toContain('ansinh_inbound_lag_seconds_count{channel="fake"} 3')
    expect(lines).toContain('ansinh_inbound_lag_seconds_bucket{le="0.1",channel="fake"} 1')
  })

  test('duplicates, refusals by status, ignored events by kind, sends by result, switches', async () => {
    const metrics = createMetrics()

    metrics.duplicates([says(someone(), 'a')])
    metrics.rejected('fake', 401)
    metrics.ignored('fake', 'user_seen_message')
    metrics.ignored('fake', 'tôi muốn hỏi')
    metrics.tried('fake', 'delivered')
    metrics.tried('fake', 'window-closed')
    metrics.channelsOff(['fake', 'other'])

    expect(await figures(metrics)).toEqual(
      expect.arrayContaining([
        'ansinh_inbound_duplicates_total{channel="fake"} 1',
        'ansinh_webhooks_rejected_total{channel="fake",status="401"} 1',
        'ansinh_webhooks_ignored_total{channel="fake",what="user_seen_message"} 1',
        'ansinh_webhooks_ignored_total{channel="fake",what="other"} 1',
        'ansinh_sends_total{channel="fake",result="delivered"} 1',
        'ansinh_sends_total{channel="fake",result="window-closed"} 1',
        'ansinh_channel_off{channel="fake"} 1',
      ]),
    )
  })

  test('a channel that is on again has no figure', async () => {
    const metrics = createMetrics()

    metrics.channelsOff(['fake'])
    metrics.channelsOff([])

    expect(await figures(metrics)).toEqual([])
  })
})

describe('a label that a platform chooses', () => {
  test.each([
    ['user_send_text', 'user_send_text'],
    ['policy-enforcement', 'policy-enforcement'],
    ['hỏi lương hưu', 'other'],
    ['order 0123456789', 'other'],
    ['id_0123456789', 'other'],
    ['a'.repeat(49), 'other'],
    ['', 'other'],
  ])('%j → %j', (value, label) => {
    expect(createBoundedLabel()('fake', value)).toBe(label)
  })

  test('has a limited number of values for each channel', () => {
    const label = createBoundedLabel(2)

    const labels = ['a', 'b', 'c', 'a'].map((value) => label('fake', value))

    expect(labels).toEqual(['a', 'b', 'other', 'a'])
    expect(label('another', 'c')).toBe('c')
  })
})
