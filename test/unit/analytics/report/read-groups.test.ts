import { expect, it } from 'vitest'
import type { SurveyFigures, SurveyFilter } from '../../../../src/analytics/contract.ts'
import { readGroupsOfEach } from '../../../../src/analytics/report/read-groups.ts'
import { countsOf, emptyFigures, surveyWords } from '../../../support/survey-figures.ts'

const filter: SurveyFilter = { from: '2026-10-01', to: '2026-10-31' }
const whole = { counts: countsOf([0, 0, 0, 0, 30_000]), persons: 20_000, deff: 1.5 }

function figuresOf(sizes: Readonly<Record<string, number>>, asked: SurveyFilter[]): SurveyFigures {
  const counted = (channels: readonly string[]) =>
    channels.map((channel) => ({ key: { channel }, persons: 10, squares: 4 * (sizes[channel] ?? 0) }))
  return {
    ...emptyFigures,
    breakdowns: async () =>
      new Map([
        [
          'channel' as const,
          Object.entries(sizes).map(([channel, n]) => ({ key: { channel }, counts: countsOf([0, 0, 0, 0, n]) })),
        ],
      ]),
    async raters(given) {
      asked.push(given)
      return counted(given.channels ?? [])
    },
    async ratersOfEach(given) {
      asked.push(given)
      return new Map([['channel' as const, counted(Object.keys(sizes))]])
    },
  }
}

const byChannel = { by: ['channel'], rule: 'A' } as const

it('persons of every row are counted where that is quick', async () => {
  const asked: SurveyFilter[] = []
  const rows = await readGroupsOfEach(
    { figures: figuresOf({ zalo: 4_000, email: 300 }, asked), words: surveyWords },
    filter,
    byChannel,
  )

  expect(asked).toEqual([filter])
  expect(rows('channel', whole).filter(({ counts }) => counts.valid > 0)).toMatchObject([
    { code: 'zalo', persons: 10, deff: 4 },
    { code: 'email', persons: 10, deff: 4 },
  ])
})

it('of a large selection only those of small rows are; the others take the whole’s design effect', async () => {
  const asked: SurveyFilter[] = []
  const rows = await readGroupsOfEach(
    { figures: figuresOf({ zalo: 29_700, email: 300 }, asked), words: surveyWords },
    filter,
    byChannel,
  )

  expect(asked).toEqual([{ ...filter, channels: ['email'] }])
  expect(rows('channel', whole).filter(({ counts }) => counts.valid > 0)).toMatchObject([
    { code: 'zalo', persons: null, deff: 1.5 },
    { code: 'email', persons: 10, deff: 4 },
  ])
})

it('codes that the list does not know are rows too: nothing is lost from the sum', async () => {
  const rows = await readGroupsOfEach(
    { figures: figuresOf({ fax: 50, zalo: 50 }, []), words: surveyWords },
    filter,
    byChannel,
  )

  expect(rows('channel', whole).at(-1)).toMatchObject({ code: 'fax', counts: { valid: 50 } })
})
