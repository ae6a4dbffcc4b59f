import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { surveyHouse } from '../support/survey-house.ts'

const fixture = (name: string): string => join(projectRoot, 'test/fixtures/survey/cases', name)
const none = { test_or_staff: 0, bad_value: 0, too_fast: 0, late: 0, duplicate: 0, abuse_confirmed: 0 }
const oneOfEach = { ...none, test_or_staff: 1, bad_value: 1, too_fast: 1, late: 1, duplicate: 1 }

/** Files as strangers write them; each is 20 conversations with the published figures (survey method §2.5). */
const renderings = [
  ['seconds.csv', oneOfEach],
  ['excel-utc.csv', oneOfEach],
  ['local-times.csv', oneOfEach],
  ['tabs-other-order.csv', oneOfEach],
  ['true-false.csv', oneOfEach],
  ['without-ids.csv', oneOfEach],
  ['anonymous.csv', oneOfEach],
  ['labelled-scores.csv', oneOfEach],
  ['other-words.csv', oneOfEach],
  ['program-ids.csv', oneOfEach],
  ['response-seconds.csv', oneOfEach],
  ['answered-though-not-asked.csv', oneOfEach],
  ['failed-without-time.csv', oneOfEach],
  ['instants-abuse-confirmed.csv', { ...none, test_or_staff: 1, bad_value: 1, duplicate: 2, abuse_confirmed: 1 }],
  ['two-reasons-a-row.csv', { ...none, test_or_staff: 1, bad_value: 1, too_fast: 1, late: 2 }],
] as const

const [server] = inject('postgres')

describe('files of strangers', () => {
  const { files, load, bring, summary, column, stored } = surveyHouse(server?.url ?? '')

  test.each(renderings)('%s comes out as the published case of 20 conversations', async (name, expected) => {
    expect(await load(fixture(name))).toMatchObject({ kind: 'imported', rows: 20 })

    const { funnel, reasons, index } = await summary()
    expect(funnel).toMatchObject({ closed: 20, not_eligible: 4, send_failed: 1, issued: 15, returned: 12 })
    expect(funnel).toMatchObject({ invalid: 5, valid: 7, return_rate: 0.8, coverage_issued_of_closed: 0.75 })
    expect(reasons).toEqual(expected)
    // Wilson's interval of 5 of 7.
    expect(index).toMatchObject({ rule: 'A', n: 7, mean: 4, value: 5 / 7 })
    expect([index.low, index.high]).toEqual([expect.closeTo(0.358934, 6), expect.closeTo(0.917781, 6)])
  })

  test('the example of docs/survey.md gives the summary that stands below it', async () => {
    const text = readFileSync(join(projectRoot, 'docs/survey.md'), 'utf8')
    const [csv, json] = ['csv', 'json'].map((language) => text.split(`\n\`\`\`${language}\n`)[1]?.split('```')[0] ?? '')
    const shown: unknown = JSON.parse(json ?? '')

    expect(await load(files.writeText(csv ?? ''))).toMatchObject({ kind: 'imported', warnings: [] })
    expect(await summary()).toEqual(shown)
  })

  test('which of several ratings counts goes by their times, and only a valid one keeps others out', async () => {
    await load(fixture('precedence.csv'))

    const { funnel, reasons, index } = await summary()
    expect(funnel).toMatchObject({ closed: 17, issued: 17, returned: 17, invalid: 7, valid: 10 })
    expect(reasons).toEqual({ ...oneOfEach, too_fast: 2, abuse_confirmed: 1 })
    expect(index).toMatchObject({ n: 10, value: 0.6, mean: 3.6 })
  })

  test('a month is that of issue in Việt Nam, channels and provinces have the code book’s codes', async () => {
    await load(fixture('months.csv'))

    const cells = (await summary(['month', 'channel', 'province'])).by
    expect(
      cells.map(({ key, funnel }) => [...Object.values(key), funnel.issued, funnel.valid].join(' ')).toSorted(),
    ).toEqual([
      '2026-09 facebook 79 1 1',
      '2026-09 zalo 01 1 1',
      '2026-10 facebook 79 1 1',
      '2026-10 portal 01 1 1',
      '2026-10 zalo 01 1 1',
      '2026-11 email  1 0',
      '2026-11 portal  1 1',
    ])
  })

  test('several files add up, and a duplicate is seen across them', async () => {
    await load(fixture('seconds.csv'))
    await bring({
      invite_id: 'again',
      conversation_key: 'c06',
      person_key: 'p06',
      issued_at_s: '9000',
      rated_at_s: '9060',
      q1_overall: '1',
    })

    const { funnel, reasons } = await summary()
    expect(funnel).toMatchObject({ closed: 21, issued: 16, returned: 13, valid: 7 })
    expect(reasons).toEqual({ ...oneOfEach, duplicate: 2 })
  })

  test('without ids the conversation names the form: the same rows in another file add nothing', async () => {
    await load(fixture('without-ids.csv'))
    const again = await load(
      files.writeText(
        'person_key,conversation_key,issued_at_s,rated_at_s,expires_at_s,q1_overall,channel\n' +
          'p06,c06,6000,6060,92400,5,portal\np99,c99,6000,6060,92400,5,portal\n',
      ),
    )

    expect(again).toMatchObject({ kind: 'imported', counts: { added: 1, unchanged: 1 } })
    expect(await column('invalid_reason')).toMatchObject({ c06: '', 'c06#2': 'duplicate', c99: '' })
  })

  test('without ids a row without a conversation is refused', async () => {
    const result = await load(files.writeText('conversation_key,issued_at_s,q1_overall\nc1,0,5\n,0,5\n'))

    expect(result).toMatchObject({ kind: 'refused', problems: [{ line: 3, field: 'conversation_key' }] })
    expect(await stored()).toBe(0)
  })

  test('the score under another name, abuse as a column of its own, a stage without a send status', async () => {
    const row = { issued_at_s: '0', rated_at_s: '60', score: '4', abuse_confirmed: '0', stage: '' }
    await bring(
      { ...row, invite_id: 'a' },
      { ...row, invite_id: 'b', abuse_confirmed: 'true' },
      { ...row, invite_id: 'c', rated_at_s: '', score: '', stage: 'not_issued' },
    )

    expect(await column('stage')).toEqual({ a: 'valid', b: 'returned_invalid', c: 'not_issued' })
    expect(await column('invalid_reason')).toEqual({ a: '', b: 'abuse_confirmed', c: '' })
  })
})
