import { expect, it } from 'vitest'
import { isWindowOpen, quietUntil } from '../../../src/rating/quiet-hours.ts'
import { smallSurvey } from '../../support/small-survey.ts'

it.each([
  ['20:59:59', undefined],
  ['21:00:00', '2026-11-26T07:00:00+07:00'],
  ['23:59:59', '2026-11-26T07:00:00+07:00'],
  ['00:00:30', '2026-11-25T07:00:00+07:00'],
  ['06:59:59', '2026-11-25T07:00:00+07:00'],
  ['07:00:00', undefined],
])('at %s in Việt Nam it is quiet until %s', (clock, until) => {
  const expected = until === undefined ? undefined : new Date(until)
  expect(quietUntil(smallSurvey, new Date(`2026-11-25T${clock}+07:00`))).toEqual(expected)
})

it('knows hours that do not cross midnight', () => {
  const noon = { quiet: { from: '12:00', until: '13:30' } }

  expect(quietUntil(noon, new Date('2026-11-25T12:10:00+07:00'))).toEqual(new Date('2026-11-25T13:30:00+07:00'))
  expect(quietUntil(noon, new Date('2026-11-25T13:30:00+07:00'))).toBeUndefined()
})

it('knows how long the platform lets us write after the citizen’s last message', () => {
  const lastCitizenAt = '2026-11-24T00:00:00.000Z'
  const at = new Date('2026-11-26T00:00:00.000Z')

  expect(isWindowOpen(smallSurvey, 'zalo', { lastCitizenAt, at })).toBe(false)
  expect(isWindowOpen(smallSurvey, 'web', { lastCitizenAt, at })).toBe(true)
})
