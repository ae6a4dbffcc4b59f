import { expect, test } from 'vitest'
import { createWebhookWatch, officeMs } from '../../../../channels/zalo/webhook-watch.ts'

const HOUR_MS = 3_600_000
const at = (text: string): number => Date.parse(`${text}+07:00`)

test.each([
  ['one working day', '2026-11-25T00:00', '2026-11-26T00:00', 9.5],
  ['a morning', '2026-11-25T08:00', '2026-11-25T10:00', 2],
  ['a night', '2026-11-25T17:00', '2026-11-26T07:30', 0],
  ['a weekend', '2026-11-27T17:00', '2026-11-30T07:30', 0],
  ['over a weekend', '2026-11-27T16:00', '2026-11-30T08:30', 2],
  ['a week', '2026-11-23T00:00', '2026-11-30T00:00', 47.5],
  ['no time', '2026-11-25T10:00', '2026-11-25T10:00', 0],
])('office time of %s', (_, from, to, hours) => {
  expect(officeMs(at(from), at(to)) / HOUR_MS).toBe(hours)
})

function watching(silenceHours: number) {
  const time = { now: at('2026-11-25T08:00') }
  const watch = createWebhookWatch({ clock: { now: () => new Date(time.now) }, silenceHours })
  return { time, watch }
}

test('silence counts from the last genuine event', () => {
  const { time, watch } = watching(4)
  time.now = at('2026-11-25T11:00')
  watch.saw({ kind: 'ignored', what: 'echo' })
  time.now = at('2026-11-25T14:59')
  const before = watch.alarm()
  time.now = at('2026-11-25T15:00')

  expect(before).toBeUndefined()
  expect(watch.alarm()).toContain('no webhook event since 2026-11-25T04:00:00.000Z')
})

test('what anybody can send is no sign of life', () => {
  const { time, watch } = watching(4)
  time.now = at('2026-11-25T11:59')
  watch.saw({ kind: 'handshake', text: '' })
  watch.saw({ kind: 'rejected', status: 401, why: 'signature mismatch' })
  time.now = at('2026-11-25T12:00')

  expect(watch.alarm()).toMatch(/since the start \(1 refused: is ZALO_OA_SECRET_KEY/)
})

test('zero hours switch the alarm off', () => {
  const { time, watch } = watching(0)
  time.now = at('2027-11-25T11:59')

  expect(watch.alarm()).toBeUndefined()
})
