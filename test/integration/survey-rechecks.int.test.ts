import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openSurveyApp, type SurveyApp } from '../support/survey-app.ts'

describe.each(inject('postgres'))('the random re-check of ratings on PostgreSQL $name', ({ url }) => {
  let app: SurveyApp
  beforeAll(async () => {
    app = await openSurveyApp(url)
  })
  afterAll(() => app.close())

  test('draws about 2 % of the valid ratings, the same again, and none twice', async () => {
    await app.chores()
    const drawn = await app.rows<{ id: string }>('select invite_id as id from survey.rechecks order by 1')
    const [valid] = await app.rows<{ n: number }>(`select count(*)::int as n from survey.ratings where stage = 'valid'`)
    const share = drawn.length / (valid?.n ?? 0)

    expect(share).toBeGreaterThan(0.013)
    expect(share).toBeLessThan(0.027)
    await app.chores()
    expect(await app.rows('select invite_id as id from survey.rechecks order by 1')).toEqual(drawn)
    await app.rows('delete from survey.rechecks')
    await app.chores()
    expect(await app.rows('select invite_id as id from survey.rechecks order by 1')).toEqual(drawn)
    const invalid = await app.rows(
      `select 1 from survey.rechecks join survey.ratings using (invite_id) where stage <> 'valid'`,
    )
    expect(invalid).toEqual([])
  })

  test('says nothing of who served, and shows nobody what they served themselves', async () => {
    const before = await app.get('sep', '/rechecks')
    const [first, second, third, fourth] = before.body.open
    await app.rows(`update survey_invitations set staff = 's_sep' where id = $1`, [first.invite])
    await app.rows(`update survey_invitations set collected_by = 's_sep' where id = $1`, [second.invite])
    await app.rows(HANDOFF, [third.invite])
    await app.rows(MESSAGE, [fourth.invite])

    const { body } = await app.get('sep', '/rechecks')
    const others = await app.get('quan', '/rechecks')

    const shown: string[] = body.open.map(({ invite }: { invite: string }) => invite)
    for (const { invite } of [first, second, third, fourth]) {
      expect(shown).not.toContain(invite)
      expect(others.body.open).toContainEqual(expect.objectContaining({ invite, servedByOther: true }))
      const refused = await app.send('sep', 'POST', `/rechecks/${invite}`, { verdict: 'right', note: '' })
      expect(refused.status).toBe(403)
    }
    expect(Object.keys(body.open[0]).toSorted()).toEqual(
      ['channel', 'comment', 'factor', 'invite', 'month', 'score', 'servedBy', 'servedByOther'].filter(
        (key) => key in body.open[0],
      ),
    )
    expect(JSON.stringify(others.body)).not.toContain('s_')
  })

  test('records one verdict, with its share and interval, in the audit log', async () => {
    const { body } = await app.get('sep', '/rechecks')
    const [one, two, three] = body.open
    const wrongWithout = await app.send('sep', 'POST', `/rechecks/${one.invite}`, { verdict: 'wrong' })
    const right = await app.send('sep', 'POST', `/rechecks/${one.invite}`, { verdict: 'right', note: '' })
    const again = await app.send('quan', 'POST', `/rechecks/${one.invite}`, { verdict: 'wrong', note: 'nhầm' })
    await app.send('sep', 'POST', `/rechecks/${two.invite}`, { verdict: 'right' })
    await app.send('sep', 'POST', `/rechecks/${three.invite}`, {
      verdict: 'wrong',
      note: 'Gọi 0912345678: khách chấm nhầm',
    })

    expect([wrongWithout.status, right.status, again.status]).toEqual([422, 200, 409])
    expect(wrongWithout.body.field).toBe('note')
    expect((await app.send('sep', 'POST', '/rechecks/i_unknown', { verdict: 'right' })).status).toBe(404)
    const found = await app.get('sep', '/rechecks')
    expect(found.body.done).toEqual({ right: 2, wrong: 1 })
    // Wilson 2 of 3.
    expect(found.body.share).toMatchObject({
      n: 3,
      low: expect.closeTo(0.2077, 3),
      high: expect.closeTo(0.9385, 3),
    })
    const [stored] = await app.rows<{ note: string; stage: string }>(
      'select note, stage from survey.rechecks join survey.ratings using (invite_id) where invite_id = $1',
      [three.invite],
    )
    expect(stored).toEqual({ note: 'Gọi [số điện thoại]: khách chấm nhầm', stage: 'valid' })
    expect(app.audited('recheck').map(({ subject, detail }) => ({ subject, ...detail }))).toContainEqual({
      subject: three.invite,
      verdict: 'wrong',
      abuse: false,
    })
    expect((await app.get('hoa', '/rechecks')).status).toBe(403)
  })

  test('abuse that a person confirmed takes the rating out, and the chat’s next change does not bring it back', async () => {
    const { body } = await app.get('sep', '/rechecks')
    const [one] = body.open
    const contradiction = await app.send('sep', 'POST', `/rechecks/${one.invite}`, { verdict: 'right', abuse: true })
    const confirmed = await app.send('sep', 'POST', `/rechecks/${one.invite}`, {
      verdict: 'wrong',
      abuse: true,
      note: 'Chửi bới, chấm hàng loạt',
    })
    const state = () =>
      app.rows('select stage, invalid_reason, q1_overall, rated_at from survey.ratings where invite_id = $1', [
        one.invite,
      ])
    const after = await state()
    await app.rows(`update survey_invitations set factor = 'F2', comment_masked = 'sau' where id = $1`, [one.invite])

    expect([contradiction.status, confirmed.status]).toEqual([422, 200])
    expect(after).toMatchObject([
      { stage: 'returned_invalid', invalid_reason: 'abuse_confirmed', q1_overall: one.score },
    ])
    expect(await state()).toEqual(after)
    await app.stores.surveyFigures.refresh()
    const [cell] = await app.stores.surveyFigures.cells({ from: '2026-11-01', to: '2026-11-30' }, [])
    expect(cell?.counts.reasons.abuse_confirmed).toBe(1)
    expect(app.audited('recheck').at(-1)).toMatchObject({ actor: 's_sep', detail: { verdict: 'wrong', abuse: true } })
  })
})

const HANDOFF = `with put as (insert into conversations (id, lane, channel, account, user_id, mode, slots, misunderstood, context,
    opened_at, last_citizen_at, version, is_current)
  select conversation_id, 'l', 'web', 'a', 'u', 'closed', '{}', 0, '{}', now(), now(), 1, false
  from survey_invitations where id = $1 returning id)
insert into handoffs (id, conversation_id, reason, status, queue, priority, summary, assigned_to, opened_at, due_at)
select 'h_1', id, 'asked', 'resolved', 'chung', 3, '', 's_sep', now(), now() from put`

const MESSAGE = `with put as (insert into conversations (id, lane, channel, account, user_id, mode, slots, misunderstood, context,
    opened_at, last_citizen_at, version, is_current)
  select conversation_id, 'l2', 'web', 'a', 'u', 'closed', '{}', 0, '{}', now(), now(), 1, false
  from survey_invitations where id = $1 returning id)
insert into messages (id, lane, conversation_id, direction, author, channel, content, at)
select 'm_1', 'l2', id, 'out', 's_sep', 'web', '{}', now() from put`
