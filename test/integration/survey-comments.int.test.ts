import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createReportParts } from '../../src/analytics/supervision/report-parts.ts'
import { openSurveyApp, surveyFiles, type SurveyApp } from '../support/survey-app.ts'

describe.each(inject('postgres'))('comments, actions and snapshots on PostgreSQL $name', ({ url }) => {
  let app: SurveyApp
  beforeAll(async () => {
    app = await openSurveyApp(url)
  })
  afterAll(() => app.close())

  beforeAll(() => app.chores())

  describe('comments', () => {
    test('are masked texts without commune, intent, hour or the invitation’s id', async () => {
      const { status, body } = await app.get('hoa', '/comments?from=2026-11&to=2026-11')

      expect(status).toBe(200)
      expect(body.comments).toHaveLength(50)
      for (const comment of body.comments) {
        expect(
          Object.keys(comment)
            .toSorted()
            .filter((key) => key !== 'province'),
        ).toEqual(['channel', 'factor', 'invite', 'month', 'score', 'text', 'topic'])
      }
      expect(JSON.stringify(body)).not.toMatch(/"i_|00042|pension|T\d\d:/)
      expect(app.audited('comments-view')).toContainEqual(
        expect.objectContaining({ actor: 's_hoa', subject: '2026-11_2026-11', detail: { rows: 50 } }),
      )
      expect((await app.get('sep', '/comments')).status).toBe(403)
    })

    test('come page by page, each once', async () => {
      const seen: string[] = []
      let next: string | undefined
      do {
        const { body } = await app.get(
          'hoa',
          `/comments?from=2026-11&to=2026-11${next === undefined ? '' : `&cursor=${next}`}`,
        )
        seen.push(...body.comments.map(({ text }: { text: string }) => text))
        next = body.next
      } while (next !== undefined)
      const [all] = await app.rows<{ n: number }>(
        `select count(*)::int as n from survey.ratings where stage = 'valid' and q3_comment_masked is not null`,
      )

      expect(seen).toHaveLength(all?.n ?? 0)
      expect(new Set(seen).size).toBe(seen.length)
      expect((await app.get('hoa', '/comments?cursor=abc')).body).toMatchObject({ status: 422, field: 'cursor' })
    })

    test('of a province with fewer than ten ratings do not say which, nor are found by it', async () => {
      const rare = await app.get('hoa', '/comments?province=96')
      const known = await app.get('hoa', '/comments?province=79')
      const [exists] = await app.rows<{ n: number }>(
        `select count(*)::int as n from survey.ratings where province_code = '96' and q3_comment_masked is not null`,
      )

      expect(exists?.n).toBeGreaterThan(0)
      expect(rare.body.comments).toEqual([])
      expect(known.body.comments.length).toBeGreaterThan(0)
      expect(known.body.comments[0].province).toBe('79')
    })

    test('are coded by rule, then by people who do not see the rule’s topic; shares need 100 and κ ≥ 0.7', async () => {
      const report = createReportParts(app.stores, surveyFiles.topics)
      const period = { from: '2026-11', to: '2026-11' }
      const [topic] = await app.rows<{ topic: string; n: number }>(
        `select q3_topic as topic, count(*)::int as n from survey.ratings where q3_comment_masked is not null group by 1`,
      )
      expect(topic?.topic).not.toBe('')
      expect(await report.comments(period)).toMatchObject({
        topics: [],
        kappa: null,
        codedTwice: 0,
        publishable: false,
      })

      const { body } = await app.get('hoa', '/comments?uncoded=1')
      expect(body.comments[0]).not.toHaveProperty('topic')
      const [one, two] = body.comments
      const coded = await app.send('hoa', 'POST', `/comments/${one.invite}/topic`, { topic: 'thoi_gian_cho' })
      const unknown = await app.send('hoa', 'POST', `/comments/${two.invite}/topic`, { topic: 'something' })
      const forged = await app.send('hoa', 'POST', `/comments/i_1/topic`, { topic: 'khac' })

      expect([coded.status, unknown.status, forged.status]).toEqual([200, 422, 404])
      expect(
        (await app.get('hoa', '/comments?uncoded=1')).body.comments.map(({ text }: { text: string }) => text),
      ).not.toContain(one.text)
      await app.rows(
        `insert into survey.topic_codes select invite_id, 's_an', q3_topic, now() from survey.ratings
           where q3_comment_masked is not null order by invite_id limit 120 on conflict do nothing`,
      )
      const published = await report.comments(period)
      expect(published).toMatchObject({ publishable: true })
      expect(published.codedTwice).toBeGreaterThanOrEqual(120)
      expect(published.kappa ?? 0).toBeGreaterThan(0.9)
      expect(published.topics.reduce((sum, { n }) => sum + n, 0)).toBe(published.count)
      expect(published.topics.length).toBeGreaterThan(1)
    })
  })

  describe('actions', () => {
    test('have an owner, a day and a status; what is done says its result', async () => {
      const action = { title: 'Sửa lời hướng dẫn thẻ BHYT', owner: 'Tổ nội dung', dueOn: '2026-12-15' }
      const bad = await app.send('sep', 'POST', '/actions', { ...action, dueOn: '15/12/2026' })
      const added = await app.send('sep', 'POST', '/actions', { ...action, finding: 'Nhóm bhyt giảm 3 điểm' })
      const { id } = added.body.action
      const unfinished = await app.send('hoa', 'PATCH', `/actions/${id}`, { status: 'done' })
      const done = await app.send('hoa', 'PATCH', `/actions/${id}`, { status: 'done', result: 'Đã sửa, đăng 10/12' })
      await app.send('hoa', 'POST', '/actions', { ...action, title: 'Việc sau', dueOn: '2026-12-31' })
      await app.send('hoa', 'POST', '/actions', { ...action, title: 'Việc trước', dueOn: '2026-12-01' })

      expect([bad.status, added.status, unfinished.status, done.status]).toEqual([422, 201, 422, 200])
      expect(bad.body.field).toBe('dueOn')
      expect(unfinished.body.field).toBe('result')
      expect(done.body.action).toMatchObject({ ...action, status: 'done', result: 'Đã sửa, đăng 10/12' })
      const listed = (await app.get('quan', '/actions')).body.actions
      expect(listed.map(({ title }: { title: string }) => title)).toEqual(['Việc trước', 'Việc sau', action.title])
      expect(app.audited('action-change')).toMatchObject([
        { actor: 's_hoa', subject: id, detail: { fields: ['status', 'result'], status: 'done' } },
      ])
      expect((await app.send('hoa', 'PATCH', '/actions/ac_none', { status: 'open' })).status).toBe(404)
    })
  })

  describe('snapshots and the yearly survey', () => {
    test('the schedule freezes what is due; an analyst’s correction needs a note', async () => {
      app.later(14)
      await app.chores()
      const frozen = await app.get('hoa', '/snapshots')
      const without = await app.send('hoa', 'POST', '/snapshots', { month: '2026-11' })
      const same = await app.send('hoa', 'POST', '/snapshots', { month: '2026-11', note: 'xem lại' })
      const early = await app.send('hoa', 'POST', '/snapshots', { month: '2026-12' })
      const wrong = await app.send('hoa', 'POST', '/snapshots', { month: '12/2026' })

      expect(frozen.body.snapshots).toMatchObject([
        { month: '2026-11', version: 1, frozenBy: 'schedule', rows: app.ratings, codeVersion: expect.any(String) },
      ])
      expect(frozen.body.snapshots[0].sha256).toMatch(/^[\da-f]{64}$/)
      expect(frozen.body.changed).toEqual([])
      expect([without.status, same.status, early.status, wrong.status]).toEqual([422, 409, 409, 422])
      expect(without.body.field).toBe('note')
      expect(early.body.detail).toContain('09/01/2027')
      expect((await app.get('sep', '/snapshots')).status).toBe(403)

      await app.rows(
        `update survey.ratings set q1_overall = 1, changed_at = clock_timestamp()
           where invite_id = (select min(invite_id) from survey.ratings where stage = 'valid' and q1_overall = 5)`,
      )
      expect((await app.get('hoa', '/snapshots')).body.changed).toEqual(['2026-11'])
      const corrected = await app.send('hoa', 'POST', '/snapshots', { month: '2026-11', note: 'Sửa một phiếu' })
      expect(corrected.status).toBe(201)
      expect(corrected.body.snapshot).toMatchObject({ version: 2, frozenBy: 's_hoa', note: 'Sửa một phiếu' })
      expect(
        (await app.get('hoa', '/snapshots')).body.snapshots.map(({ version }: { version: number }) => version),
      ).toEqual([2, 1])
    })

    test('the yearly survey comes alone: no figure of the chats beside it, and its figures nowhere else', async () => {
      const { body } = await app.get('sep', '/yearly')

      expect(Object.keys(body).toSorted()).toEqual(['results', 'targets'])
      expect(body.results.map(({ year, value }: { year: number; value: number }) => [year, value])).toEqual([
        [2025, 0.895],
        [2024, 0.8747],
      ])
      for (const path of ['/snapshots', '/actions', '/funnel', '/comments']) {
        expect(JSON.stringify((await app.get('quan', path)).body), path).not.toMatch(/84448|0\.895\b|84\.05/)
      }
    })
  })
})
