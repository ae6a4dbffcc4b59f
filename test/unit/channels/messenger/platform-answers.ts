import type { PlatformAnswer } from '../../../contract/channel.contract.ts'
import type { ScriptedAnswer } from '../../../support/scripted-server.ts'

const good: ScriptedAnswer = { status: 200, body: { recipient_id: '1254477777772919', message_id: 'm_page1' } }

function refusal(code: number, subcode?: number, headers: Readonly<Record<string, string>> = {}): ScriptedAnswer {
  const error = { message: `(#${code}) documented text`, type: 'OAuthException', code, fbtrace_id: 'A1b2C3' }
  return { status: 400, headers, body: { error: subcode === undefined ? error : { ...error, error_subcode: subcode } } }
}

function one(name: string, answer: ScriptedAnswer, expect: PlatformAnswer['expect']): PlatformAnswer {
  return { name, answers: [answer], expect }
}

const usage = JSON.stringify({
  '1906385232743451': [
    { type: 'messenger', call_count: 101, total_cputime: 12, total_time: 14, estimated_time_to_regain_access: 3 },
  ],
})

export const platformAnswers: readonly PlatformAnswer[] = [
  one('success', good, { kind: 'delivered', externalId: 'm_page1' }),
  one('success without a message id', { status: 200, body: { recipient_id: '1' } }, { kind: 'delivered' }),
  one('the 24 hours are over', refusal(10, 2018278), { kind: 'window-closed', why: 'graph error 10/2018278' }),
  one('nobody by this id', refusal(100, 2018001), { kind: 'blocked' }),
  one('not available', refusal(551, 1545041), { kind: 'blocked' }),
  one('not available, without subcode', refusal(551), { kind: 'blocked' }),
  ...[4, 17, 32, 613, 80006, 1, 2, 1200].map((code) => one(`code ${code}`, refusal(code), { kind: 'retry-later' })),
  one('send failed', refusal(1200, 2), { kind: 'retry-later' }),
  one('rate limit with Retry-After', refusal(613, undefined, { 'Retry-After': '7' }), {
    kind: 'retry-later',
    afterMs: 7000,
  }),
  one('rate limit with the minutes to wait', refusal(4, undefined, { 'X-Business-Use-Case-Usage': usage }), {
    kind: 'retry-later',
    afterMs: 180_000,
  }),
  one('rate limit with an unreadable usage', refusal(4, undefined, { 'X-Business-Use-Case-Usage': '{' }), {
    kind: 'retry-later',
  }),
  ...[190, 200, 230, 10, 100, 368, 2022, 10900, 10903, 99999].map((code) => {
    return one(`code ${code}`, refusal(code), { kind: 'refused', why: `graph error ${code}` })
  }),
  one('the page is restricted', refusal(10, 1893063), { kind: 'refused', why: 'graph error 10/1893063' }),
  one('unknown object', refusal(100, 33), { kind: 'refused' }),
  one('token ended', { ...tokenEnded() }, { kind: 'refused', why: 'graph error 190/463' }),
  one('an error with HTTP 500', { status: 500, body: { error: { code: 190 } } }, { kind: 'retry-later' }),
  one('an error with HTTP 200', { status: 200, body: { error: { code: 551 } } }, { kind: 'blocked' }),
  one('HTTP 500', { status: 500, body: 'lỗi' }, { kind: 'retry-later', why: 'HTTP 500' }),
  one(
    'HTTP 503',
    { status: 503, headers: { 'retry-after': '2' }, body: '<html>' },
    { kind: 'retry-later', afterMs: 2000 },
  ),
  one('HTTP 429', { status: 429, headers: { 'retry-after': '3' }, body: {} }, { kind: 'retry-later', afterMs: 3000 }),
  one('HTTP 403', { status: 403, body: {} }, { kind: 'refused', why: 'HTTP 403' }),
  one('a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, { kind: 'refused' }),
  one('a page in place of JSON', { status: 200, body: '<html>bảo trì</html>' }, { kind: 'retry-later' }),
  one('an empty answer', { status: 200, body: {} }, { kind: 'retry-later' }),
  one('a broken connection', 'reset', { kind: 'retry-later' }),
]

function tokenEnded() {
  const error = { message: 'Session has expired', type: 'OAuthException', code: 190, error_subcode: 463 }
  return { status: 401, body: { error } }
}
