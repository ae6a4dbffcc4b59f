import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { refreshQualityFlags } from '../../src/store/quality-flags.ts'
import { codeBookColumns, exportedRow, validRow } from '../support/survey-file.ts'
import { surveyHouse } from '../support/survey-house.ts'

const fixture = (name: string): string => join(projectRoot, 'test/fixtures/survey', name)

for (const server of inject('postgres')) {
  describe(`forms from elsewhere on PostgreSQL ${server.name}`, () => {
    const { files, database, bring, load, summary, column } = surveyHouse(server.url)

    test.each(['worked-seconds.csv', 'worked-instants.csv', 'worked-vietnamese.csv'])(
      'the worked case of 20 conversations comes out as published, from %s',
      async (name) => {
        const result = await load(fixture(name))

        expect(result).toMatchObject({ kind: 'imported', rows: 20, counts: { added: 20, unchanged: 0 } })
        const { funnel, reasons, index } = await summary()
        expect(funnel).toMatchObject({ closed: 20, not_eligible: 4, send_failed: 1, pending: 0, issued: 15 })
        expect(funnel).toMatchObject({ returned: 12, invalid: 5, valid: 7, return_rate: 0.8 })
        expect(funnel.valid_of_returned).toBeCloseTo(0.583333, 6)
        expect(reasons).toEqual({
          test_or_staff: 1,
          bad_value: 1,
          too_fast: 1,
          late: 1,
          duplicate: 1,
          abuse_confirmed: 0,
        })
        expect(index).toMatchObject({ rule: 'A', n: 7, mean: 4 })
        expect(index.value).toBeCloseTo(0.714286, 6)
      },
    )

    test.each([
      ['test_or_staff', { is_test: '1', q1_overall: '9', rated_at_s: '100.1' }],
      ['test_or_staff', { is_staff: 'có' }],
      ['bad_value', { q1_overall: '0', rated_at_s: '100.1' }],
      ['bad_value', { q1_overall: '4.5' }],
      ['bad_value', { q1_overall: 'abc' }],
      ['too_fast', { rated_at_s: '100.999', expires_at_s: '100.5' }],
      ['', { rated_at_s: '101' }],
      ['late', { rated_at_s: '1000.001' }],
      ['', { rated_at_s: '1000' }],
      ['abuse_confirmed', { invalid_reason: 'abuse_confirmed' }],
      ['late', { rated_at_s: '1001', invalid_reason: 'abuse_confirmed' }],
    ])('the first rule that matches is the reason: %s of %j', async (reason, change) => {
      await bring({ ...validRow, invite_id: 'a', ...change })

      expect(await column('invalid_reason')).toEqual({ a: reason })
      expect(await column('stage')).toEqual({ a: reason === '' ? 'valid' : 'returned_invalid' })
    })

    test('what is no score is kept beside the rating, which counts as returned', async () => {
      await bring({ ...validRow, invite_id: 'a', q1_overall: '0' }, { ...validRow, invite_id: 'b', q1_overall: '' })

      expect(await column('given_value')).toEqual({ a: '0', b: null })
      expect(await column('stage')).toEqual({ a: 'returned_invalid', b: 'issued' })
    })

    test('of one person and conversation the first valid rating counts: by time, then by the order of the file', async () => {
      const twin = { ...validRow, conversation_key: 'c', person_key: 'p' }
      await bring(
        { ...twin, invite_id: 'later', rated_at_s: '160' },
        { ...twin, invite_id: 'too fast', rated_at_s: '100.2' },
        { ...twin, invite_id: 'abuse', rated_at_s: '110', invalid_reason: 'abuse_confirmed' },
        { ...twin, invite_id: 'first', rated_at_s: '120' },
        { ...twin, invite_id: 'same time', rated_at_s: '120' },
        { ...twin, invite_id: 'other person', person_key: 'q' },
        { ...twin, invite_id: 'unknown', person_key: '' },
        { ...twin, invite_id: 'unknown too', person_key: '' },
      )

      expect(await column('invalid_reason')).toEqual({
        later: 'duplicate',
        'too fast': 'too_fast',
        abuse: 'abuse_confirmed',
        first: '',
        'same time': 'duplicate',
        'other person': '',
        unknown: '',
        'unknown too': 'duplicate',
      })
    })

    test('a rating that is stored stands against one of a later file', async () => {
      const twin = { ...validRow, conversation_key: 'c', person_key: 'p' }
      await bring({ ...twin, invite_id: 'a', rated_at_s: '200' })

      await bring({ ...twin, invite_id: 'b', rated_at_s: '150' })

      expect(await column('invalid_reason')).toEqual({ a: '', b: 'duplicate' })
    })

    test('who was not eligible was never asked, whatever else the row says', async () => {
      await bring(
        { ...validRow, invite_id: 'a', eligible_reason: 'opt_out' },
        { ...validRow, invite_id: 'b', send_status: 'failed' },
      )

      const { funnel } = await summary()

      expect(funnel).toMatchObject({ closed: 2, not_eligible: 1, send_failed: 1, issued: 0, returned: 0 })
      expect(funnel.return_rate).toBeNull()
    })

    test('paper forms know days: no answer of the same day is too fast, the last day is not late', async () => {
      const form = { channel: 'paper', issued_at: '05/11/2026', expires_at: '12/11/2026', q1_overall: '4' }
      await bring(
        { ...form, invite_id: 'same day', rated_at: '05/11/2026' },
        { ...form, invite_id: 'last day', rated_at: '12/11/2026' },
        { ...form, invite_id: 'next day', rated_at: '13/11/2026' },
        { ...form, invite_id: 'no day', rated_at: '' },
      )

      expect(await column('invalid_reason')).toEqual({
        'same day': '',
        'last day': '',
        'next day': 'late',
        'no day': '',
      })
      expect(await column('month')).toMatchObject({ 'no day': '2026-11' })
    })

    test('flags tell and never exclude; comments are masked before they are stored', async () => {
      const person = { ...validRow, person_key: 'p' }
      const days = [0, 10, 20, 30, 80].map((day, n) => ({
        ...person,
        invite_id: `s${n}`,
        issued_at_s: String(day * 86_400),
        rated_at_s: String(day * 86_400 + 60),
        expires_at_s: '',
      }))
      await bring(
        ...days,
        { ...person, invite_id: 's5', issued_at_s: '17280000', rated_at_s: '17280060', expires_at_s: '' },
        { ...validRow, invite_id: 'x', q2_factor: 'F1', q2_polarity: 'problem', q1_overall: '5' },
        { ...validRow, invite_id: 'y', q3_comment_masked: 'gọi tôi 0912345678 nhé' },
      )

      expect(await column('array_to_string(quality_flags, $$,$$)')).toEqual({
        s0: 'straightline',
        s1: 'straightline',
        s2: 'straightline',
        s3: 'straightline',
        s4: 'straightline',
        s5: '',
        x: 'chip_contradicts',
        y: 'comment_masked',
      })
      expect(await column('q3_comment_masked')).toMatchObject({ y: 'gọi tôi [số điện thoại] nhé' })
      expect(Object.values(await column('stage'))).toEqual(Array.from({ length: 8 }, () => 'valid'))
    })

    test('what the file says of itself is compared, and counts only where the row cannot be judged', async () => {
      const bare = { issued_at: '2026-11-05T08:00:00+07:00', rated_at: '2026-11-05T08:01:00+07:00', q1_overall: '5' }
      const result = await bring(
        {
          ...validRow,
          ...bare,
          invite_id: 'judged',
          stage: 'returned_invalid',
          invalid_reason: 'late',
          expires_at: '2026-11-06T08:00:00+07:00',
          issued_at_s: '',
          rated_at_s: '',
          expires_at_s: '',
        },
        { ...bare, invite_id: 'late by its word', stage: 'returned_invalid', invalid_reason: 'late' },
        { ...bare, invite_id: 'a test by its word', stage: 'returned_invalid', invalid_reason: 'test_or_staff' },
      )

      expect(await column('invalid_reason')).toEqual({
        judged: '',
        'late by its word': 'late',
        'a test by its word': 'test_or_staff',
      })
      expect(result.kind === 'imported' ? result.warnings.join('\n') : '').toContain(
        'tệp ghi "late", xét lại là "valid"',
      )
    })

    test('flags of chats are found as their rows come, and taken back where they no longer hold', async () => {
      const person = { ...validRow, person_key: 'p', expires_at_s: '' }
      await bring(...[1, 2, 3, 4, 5].map((n) => ({ ...person, invite_id: `s${n}` })))
      await database().pool.query('update survey.ratings set import_id = null')
      await database().pool.query(`update survey.ratings set q1_overall = 1, changed_at = now() where invite_id = 's1'`)

      expect(await refreshQualityFlags(database(), '2000-01-01')).toBe(5)
      expect(await refreshQualityFlags(database(), '2000-01-01')).toBe(0)
      expect(Object.values(await column('cardinality(quality_flags)'))).toEqual([0, 0, 0, 0, 0])
    })

    test('all columns of the code book are taken as an export writes them', async () => {
      const path = files.writeText(
        `\uFEFF${codeBookColumns.join(',')}\r\n` +
          `${exportedRow('4f2a1c00-0000-4000-8000-000000000001', { q3_comment_masked: `"'=cảm ơn"` })}\r\n` +
          `${exportedRow('b', { rated_at: '', response_seconds: '', stage: 'issued', q1_overall: '', q1_top2: '', q2_factor: 'NA', q2_polarity: '', q2r_score: '' })}\r\n`,
      )

      const result = await load(path)

      expect(result).toMatchObject({ kind: 'imported', warnings: [], counts: { added: 2 } })
      const { rows } = await database().pool.query('select * from survey.ratings order by invite_id')
      expect(rows).toMatchObject([
        {
          survey_code: 'CHAT-2026-11',
          instrument_version: 'v2.0',
          conversation_key: '0123456789abcdef',
          stage: 'valid',
          q1_overall: 3,
          q2_factor: 'F2',
          q2r_factor_asked: 'F4',
          q2r_score: 2,
          q3_comment_masked: '=cảm ơn',
          q3_topic: 'waiting',
          channel: 'facebook',
          served_by: 'bot_then_human',
          respondent_group: 'G6',
          persona: 'huu_tri',
          intent_code: 'pension.age',
          intent_group: 'che_do',
          resolved: 'handed_over',
          province_code: '01',
          commune_code: '00004',
          geo_source: 'user_text',
          geo_version: '2026-09-20',
          weight_post: 1.5,
          ask_probability: 0.5,
          month: '2026-11',
        },
        { stage: 'issued', q1_overall: null, rated_at: null },
      ])
    })

    test('columns that nobody knows are told and left out', async () => {
      const result = await bring({ ...validRow, invite_id: 'a', 'Ghi chú': 'x' })

      expect(result).toMatchObject({ kind: 'imported', warnings: [expect.stringContaining('ghi chú')] })
    })

    test('a breakdown adds up to the whole, unknown places included', async () => {
      await bring(
        { ...validRow, invite_id: 'a', province_code: '1' },
        { ...validRow, invite_id: 'b', province_name: 'TP. Hồ Chí Minh' },
        { ...validRow, invite_id: 'c' },
      )

      const { by } = await summary(['province', 'month'])

      expect(by.map(({ key, funnel }) => [key, funnel.issued])).toEqual([
        [{ province: '', month: '2026-11' }, 1],
        [{ province: '01', month: '2026-11' }, 1],
        [{ province: '79', month: '2026-11' }, 1],
      ])
    })
  })
}
