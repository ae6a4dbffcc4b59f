import { describe, expect, it } from 'vitest'
import { ratingRecord, type RatingRecord } from '../../../../src/analytics/export/rating-columns.ts'
import type { RatingRow } from '../../../../src/core/rating.ts'
import { ratingRowOf } from '../../../support/rating-rows.ts'

const recordOf = (change: Partial<RatingRow> = {}): RatingRecord =>
  ratingRecord(ratingRowOf(change), (id) => `key of ${id}`)

const without = (...names: (keyof RatingRow)[]): RatingRecord => {
  const row = ratingRowOf()
  for (const name of names) Reflect.deleteProperty(row, name)
  return ratingRecord(row, (id) => `key of ${id}`)
}

describe('ratingRecord', () => {
  it('writes a valid rating with the code book’s codes', () => {
    expect(recordOf()).toEqual({
      invite_id: '01234567-89ab-cdef-0123-456789abcdef',
      survey_code: 'CHAT-2026-11',
      instrument_version: 'v1.0',
      conversation_key: 'key of c_1',
      person_key: 'aabbccddeeff0011',
      issued_at: '2026-11-30T23:59:59+07:00',
      rated_at: '2026-12-01T00:01:00+07:00',
      response_seconds: 61,
      month_vn: '2026-11',
      stage: 'valid',
      invalid_reason: '',
      q1_overall: 5,
      q1_top2: 1,
      q2_factor: 'F2',
      q2_polarity: 'praise',
      q2r_factor_asked: 'NA',
      q2r_score: 'NA',
      ask_probability: 1,
      q3_has_comment: 0,
      channel: 'web',
      served_by: 'bot',
      respondent_group: 'GX',
      persona: 'khac',
      intent_code: 'pension.age',
      intent_group: 'khac',
      resolved: 'answered',
    })
  })

  it('counts the month of issue in Việt Nam, not in UTC', () => {
    const record = recordOf({ issuedAt: '2026-11-30T17:00:00.000Z' })

    expect(record).toMatchObject({ month_vn: '2026-12', survey_code: 'CHAT-2026-12' })
  })

  it('writes the codes that the invitation was made with', () => {
    const codes = { surveyChannel: 'portal', intentGroup: 'che_do', persona: 'huu_tri', respondentGroup: 'G4' }

    expect(recordOf(codes)).toMatchObject({
      channel: 'portal',
      intent_group: 'che_do',
      persona: 'huu_tri',
      respondent_group: 'G4',
    })
  })

  it('tells a scored factor that was passed over from one that nobody was asked', () => {
    expect(recordOf({ factorAsked: 'F3', factorScore: 2 })).toMatchObject({ q2r_factor_asked: 'F3', q2r_score: 2 })
    expect(recordOf({ factorAsked: 'F3' })).toMatchObject({ q2r_factor_asked: 'F3', q2r_score: '' })
  })

  it.each([
    [4, 'NA'],
    [3, ''],
  ])('since version 2 asks what to improve only up to 3: %i is %j', (score, chip) => {
    const { factor: _none, ...row } = ratingRowOf({ instrumentVersion: 'v2.0', score })

    expect(ratingRecord(row, () => 'key').q2_factor).toBe(chip)
  })

  it.each([
    [4, 1, 'praise'],
    [3, 0, 'problem'],
    [1, 0, 'problem'],
  ])('takes a score of %i for top2 %i and %s', (score, top2, polarity) => {
    expect(recordOf({ score })).toMatchObject({ q1_top2: top2, q2_polarity: polarity })
  })

  it('tells a factor that was skipped from one that was not asked', () => {
    expect(without('factor')).toMatchObject({ q2_factor: '', q2_polarity: '' })
    expect(without('factor', 'score', 'ratedAt')).toMatchObject({
      q2_factor: 'NA',
      q2_polarity: '',
      q1_overall: '',
      q1_top2: '',
    })
  })

  it.each([
    ['not_issued', () => recordOf({ sendStatus: 'failed' })],
    ['not_issued', () => recordOf({ sendStatus: 'pending' })],
    ['issued', () => without('ratedAt', 'score', 'factor')],
    ['returned_invalid', () => recordOf({ invalidReason: 'too_fast' })],
  ])('stands at the stage %s', (stage, make) => {
    expect(make().stage).toBe(stage)
  })

  it('writes an unknown topic as the code book does', () => {
    expect(without('intent')).toMatchObject({ intent_code: 'unk', intent_group: 'khac' })
  })

  it('says that there is a comment, never the comment', () => {
    const record = recordOf({ comment: 'Chị Hoa trả lời rõ' })

    expect(record.q3_has_comment).toBe(1)
    expect(JSON.stringify(record)).not.toContain('Hoa')
  })
})
