import type { Router } from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAnalyticsRouter } from '../../../src/analytics/routes.ts'
import { loadSurveyFiles } from '../../../src/content/survey-files.ts'
import { projectRoot } from '../../../src/root.ts'
import { createConsoleRouter } from '../../../src/console/routes.ts'
import { createMediaRouter } from '../../../src/http/media.ts'
import { AppError } from '../../../src/core/errors.ts'
import { createMemoryDesk, memoryCase } from '../../support/memory-desk.ts'
import { createMemoryExporting } from '../../support/memory-exports.ts'
import { createMemoryMedia } from '../../support/memory-media.ts'
import { noOperations, noSignals } from '../../support/no-operations.ts'
import { noSupervision } from '../../support/no-supervision.ts'
import { emptyFigures, reportOver } from '../../support/survey-figures.ts'
import {
  createConsoleParts,
  listen,
  movableClock,
  signIn,
  type RunningApp,
  type SignedIn,
} from '../../support/console-server.ts'

/**
 * Who may ask what: o = officer, s = supervisor, n = analyst, a = admin, - = nobody signed in. A route that is not in
 * this table fails the test: whoever adds one says here who may use it.
 */
const table: Readonly<Record<string, string>> = {
  'GET /api/staff/sign-in': 'o s n a -',
  'POST /api/staff/login': 'o s n a -',
  'POST /api/staff/login/totp': 'o s n a -',
  'GET /api/staff/openid/start': 'o s n a -',
  'GET /api/staff/openid/callback': 'o s n a -',
  'GET /api/staff/me': 'o s n a',
  'POST /api/staff/me/password': 'o s n a',
  'POST /api/staff/me/totp': 'o s n a',
  'POST /api/staff/me/totp/confirm': 'o s n a',
  'DELETE /api/staff/me/totp': 'o s n a',
  'GET /api/staff/me/sessions': 'o s n a',
  'DELETE /api/staff/me/sessions/:id': 'o s n a',
  'GET /api/staff/people': 'a',
  'POST /api/staff/people': 'a',
  'PATCH /api/staff/people/:id': 'a',
  'POST /api/staff/people/:id/reset': 'a',
  'GET /api/staff/people/:id/sessions': 'a',
  'DELETE /api/staff/people/:id/sessions': 'a',
  'GET /api/staff/audit': 'a',
  'GET /api/staff/audit/verify': 'a',
  'GET /api/staff/audit.csv': 'a',
  'GET /api/staff/handoffs': 'o s a',
  'GET /api/staff/handoffs/:id': 'o s a',
  'POST /api/staff/handoffs/:id/claim': 'o s a',
  'POST /api/staff/handoffs/:id/reply': 'o s a',
  'POST /api/staff/handoffs/:id/typing': 'o s a',
  'POST /api/staff/handoffs/:id/note': 'o s a',
  'POST /api/staff/handoffs/:id/close': 'o s a',
  'POST /api/staff/handoffs/next': 'o s a',
  'POST /api/staff/handoffs/:id/transfer': 'o s a',
  'POST /api/staff/handoffs/:id/return': 'o s a',
  'POST /api/staff/handoffs/:id/reopen': 'o s a',
  'POST /api/staff/handoffs/:id/merge': 'o s a',
  'POST /api/staff/handoffs/:id/ticket': 'o s a',
  'POST /api/staff/handoffs/:id/tags': 'o s a',
  'POST /api/staff/handoffs/:id/retry': 'o s a',
  'POST /api/staff/handoffs/:id/viewing': 'o s a',
  'POST /api/staff/handoffs/:id/assign': 's a',
  'POST /api/staff/handoffs/:id/coach': 's a',
  'GET /api/staff/colleagues': 'o s a',
  'POST /api/staff/state': 'o s a',
  'GET /api/staff/tags': 'o s a',
  'GET /api/staff/mentions': 'o s a',
  'POST /api/staff/mentions/:id/read': 'o s a',
  'GET /api/staff/board': 's a',
  'GET /api/staff/handoffs/:id/context': 'o s a',
  'GET /api/staff/handoffs/:id/suggestion': 'o s a',
  'GET /api/staff/canned': 'o s a',
  'POST /api/staff/canned': 'o s a',
  'PUT /api/staff/canned/:id': 'o s a',
  'DELETE /api/staff/canned/:id': 'o s a',
  'POST /api/staff/canned/:id/render': 'o s a',
  'GET /api/staff/calculators': 'o s a',
  'POST /api/staff/calculators/:intent': 'o s a',
  'GET /api/staff/search': 'o s a',
  'GET /api/staff/conversations/:id': 'o s a',
  'GET /api/staff/callbacks': 'o s a',
  'GET /api/staff/callbacks/:id': 'o s a',
  'POST /api/staff/callbacks/:id/called': 'o s a',
  'POST /api/staff/callbacks/:id/no-answer': 'o s a',
  'POST /api/staff/callbacks/:id/rating': 'o s a',
  'GET /api/staff/calls/topics': 'o s a',
  'POST /api/staff/calls': 'o s a',
  'GET /api/staff/events': 'o s a',
  'GET /api/analytics/report': 's n a',
  'GET /api/analytics/trend': 's n a',
  'GET /api/analytics/filters': 's n a',
  'GET /api/analytics/method': 's n a',
  'GET /api/analytics/funnel': 's n a',
  'GET /api/analytics/operations': 's n a',
  'GET /api/analytics/signals': 's n a',
  'GET /api/analytics/snapshots': 'n a',
  'POST /api/analytics/snapshots': 'n a',
  'GET /api/analytics/rechecks': 's a',
  'POST /api/analytics/rechecks/:invite': 's a',
  'GET /api/analytics/yearly': 's n a',
  'GET /api/analytics/actions': 's n a',
  'POST /api/analytics/actions': 's n a',
  'PATCH /api/analytics/actions/:id': 's n a',
  'GET /api/analytics/comments': 'n a',
  'POST /api/analytics/comments/:invite/topic': 'n a',
  // Rows, not figures: supervisors see the latter only.
  'POST /api/analytics/exports': 'n a',
  'GET /api/analytics/exports': 'n a',
  'GET /api/analytics/exports/:id': 'n a',
  'GET /api/analytics/exports/:id/file': 'n a',
  'GET /api/analytics/ratings.csv': 'n a',
  'GET /api/analytics/ratings.xlsx': 'n a',
  'GET /api/analytics/ratings.parquet': 'n a',
  'GET /api/analytics/ratings.jsonl': 'n a',
  'GET /api/analytics/ratings.zip': 'n a',
  'GET /api/analytics/tokens': 'n a',
  'POST /api/analytics/tokens': 'n a',
  'DELETE /api/analytics/tokens/:id': 'n a',
  'GET /api/analytics/schedules': 'n a',
  'POST /api/analytics/schedules': 'n a',
  'DELETE /api/analytics/schedules/:id': 'n a',
  // Visitors come with their own token, which is none of ours: media.test.ts.
  'GET /media/:id': 'o s a',
  // Last: it ends the session of whoever asks.
  'POST /api/staff/logout': 'o s n a',
}

/** None of its handlers needs to get far here. */
const nothing = async (): Promise<never> => Promise.reject(new AppError('not_found', 'Không có.'))
const noTelephone = {
  callbacks: { list: async () => [], view: nothing, called: nothing, noAnswer: nothing, rate: nothing },
  calls: { topics: () => [], enter: nothing },
}

const noQueue = {
  work: {
    next: async () => undefined,
    transfer: nothing,
    giveBack: nothing,
    reopen: nothing,
    merge: nothing,
    ticket: nothing,
    tag: nothing,
    retry: nothing,
    assign: nothing,
    coach: nothing,
    setState: nothing,
  },
  team: {
    colleagues: nothing,
    board: nothing,
    mentions: nothing,
    readMention: nothing,
    tags: nothing,
    viewing: nothing,
    seen: nothing,
  },
  channels: [],
}
const refuse = (): never => {
  throw new AppError('not_found', 'Không có.')
}
const noAssist = {
  context: nothing,
  suggestion: nothing,
  calculators: () => [],
  calculate: refuse,
  canned: nothing,
  addCanned: nothing,
  changeCanned: nothing,
  removeCanned: nothing,
  renderCanned: nothing,
  search: nothing,
  read: nothing,
}

const NOT_YOURS = 'Tài khoản này không có quyền dùng chức năng này.'
const people = { o: 'lan', s: 'sep', n: 'hoa', a: 'quan' }

let app: RunningApp
let mounted: readonly (readonly [string, Router])[]
let sessions: Readonly<Record<string, SignedIn | undefined>>

beforeAll(async () => {
  const clock = movableClock('2026-11-25T01:00:00.000Z')
  const parts = await createConsoleParts(clock)
  const { auth, rates } = parts
  const desk = createMemoryDesk([memoryCase('h_1', ['Tôi hỏi'])], parts.broadcast)
  const surveys = {
    funnel: async () => ({ issued: 0, returned: 0, valid: 0, invalid: 0, sendFailed: 0 }),
  }
  const supervision = {
    stores: { ...noSupervision, audit: parts.audit, staff: parts.staff },
    ...loadSurveyFiles(projectRoot),
    secret: 'a secret of tests',
  }
  const intentTitle = (): undefined => undefined
  mounted = [
    [
      '/api/staff',
      createConsoleRouter({ ...parts, desk, telephone: noTelephone, queue: noQueue, assist: noAssist, intentTitle }),
    ],
    [
      '/api/analytics',
      createAnalyticsRouter({
        auth,
        surveys,
        exporting: createMemoryExporting(parts),
        operations: noOperations,
        signals: noSignals,
        report: reportOver(emptyFigures, clock),
        supervision,
        clock,
      }),
    ],
    ['', createMediaRouter({ media: createMemoryMedia(), rates, clock, channels: [], auth })],
  ]
  app = await listen((express) => {
    for (const [path, router] of mounted) if (path === '') express.use(router)
    for (const [path, router] of mounted) if (path !== '') express.use(path, router)
  })
  const signedIn: Record<string, SignedIn> = {}
  for (const [letter, username] of Object.entries(people)) signedIn[letter] = await signIn(app.url, username)
  sessions = signedIn
})
afterAll(() => app.close())

test('every route is in the table, and the table names no other', () => {
  const routes = mounted.flatMap(([path, router]) =>
    routesOf(router).map(([method, route]) => `${method} ${path}${route}`),
  )

  // The media router has a route twice: once for visitors, once for staff.
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(table).toSorted())
})

describe('who may use', () => {
  test.for(Object.entries(table))('%s: %s', async ([route, allowed]) => {
    const got: string[] = []
    for (const letter of ['o', 's', 'n', 'a', '-']) if (await passes(route, letter)) got.push(letter)

    expect(got.join(' ')).toBe(allowed)
  })
})

/** Past the door: what the handler then says (nothing found, a field missing) is not of this test. */
async function passes(route: string, letter: string): Promise<boolean> {
  const [method = '', pattern = ''] = route.split(' ')
  const session = sessions[letter]
  const stop = new AbortController()
  const response = await fetch(app.url + pattern.replace(/:\w+/, 'x_1'), {
    method,
    redirect: 'manual',
    signal: stop.signal,
    headers: {
      'content-type': 'application/json',
      ...(session === undefined ? {} : { cookie: session.cookie, 'x-csrf-token': session.csrf }),
    },
    ...(method === 'GET' ? {} : { body: '{}' }),
  })
  // A stream never ends by itself.
  const detail = response.headers.get('content-type')?.includes('problem') ? detailOf(await response.json()) : ''
  stop.abort()
  if (detail === 'Anh/chị cần đăng nhập.') return false
  return detail !== NOT_YOURS
}

function detailOf(problem: unknown): string {
  return typeof problem === 'object' && problem !== null && 'detail' in problem ? String(problem.detail) : ''
}

function routesOf(router: Router): readonly (readonly [string, string])[] {
  return router.stack.flatMap(({ route, handle }) => {
    // Its routes would go unseen here: add them to the router itself.
    if (route === undefined && 'stack' in handle) throw new Error('a router within a router')
    return (route?.stack ?? []).map((layer): [string, string] => [layer.method.toUpperCase(), route?.path ?? ''])
  })
}
