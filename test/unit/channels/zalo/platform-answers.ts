import type { PlatformAnswer } from '../../../contract/channel.contract.ts'
import type { ScriptedAnswer } from '../../../support/scripted-server.ts'

const good: ScriptedAnswer = {
  status: 200,
  body: {
    data: { message_id: 'oa1', user_id: '2468458835', quota: { quota_type: 'reply' } },
    error: 0,
    message: 'Success',
  },
}
const newTokens: ScriptedAnswer = {
  status: 200,
  body: { access_token: 'second-access-token', refresh_token: 'second-refresh-token', expires_in: '90000' },
}

/** Zalo refuses with HTTP 200. */
function refusal(error: number | string, headers: Readonly<Record<string, string>> = {}): ScriptedAnswer {
  return { status: 200, headers, body: { error, message: 'documented text' } }
}

function one(name: string, answer: ScriptedAnswer, expect: PlatformAnswer['expect']): PlatformAnswer {
  return { name, answers: [answer], expect }
}

const operator = { kind: 'retry-later', afterMs: 3_600_000 } as const

function codes(all: readonly number[], expect: PlatformAnswer['expect']): PlatformAnswer[] {
  return all.map((code) => one(`code ${code}`, refusal(code), expect))
}

export const platformAnswers: readonly PlatformAnswer[] = [
  one('success', good, { kind: 'delivered', externalId: 'oa1' }),
  one('rate limit with Retry-After', refusal(-32, { 'Retry-After': '7' }), { kind: 'retry-later', afterMs: 7000 }),
  one('send failed', refusal(-200), { kind: 'retry-later' }),
  one('busy', refusal(-214), { kind: 'retry-later' }),
  one('a code as string', refusal('-230'), { kind: 'window-closed' }),
  one('no interaction yet', refusal(-232), { kind: 'window-closed' }),
  ...codes([-213, -217, -218, -234, -244, -211, -248, -108, -114, -118, -119, -133, -139, -140, -141, -144, -147], {
    kind: 'blocked',
  }),
  // Only an operator can repair it: the message waits instead of being lost.
  ...codes([-209, -212, -219, -221, -223, -224, -227, -235, -237, -320, -321, -403], operator),
  ...codes([-115, -117, -120, -125, -131, -135, -136, -138], operator),
  ...codes([-201, -204, -205, -210, -233, -238, -240, -241, -249, -100, -9999], { kind: 'refused' }),
  { name: 'the proof is refused too', answers: [refusal(-242), refusal(-242)], expect: operator },
  { name: 'a proof is demanded', answers: [refusal(-242), good], expect: { kind: 'delivered' } },
  one('HTTP 500', { status: 500, body: 'lỗi' }, { kind: 'retry-later', why: 'HTTP 500' }),
  one(
    'HTTP 503',
    { status: 503, headers: { 'retry-after': '2' }, body: '<html>' },
    { kind: 'retry-later', afterMs: 2000 },
  ),
  one('HTTP 429', { status: 429, headers: { 'retry-after': '3' }, body: {} }, { kind: 'retry-later', afterMs: 3000 }),
  one('HTTP 403', { status: 403, body: {} }, { kind: 'refused' }),
  one('a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, { kind: 'refused' }),
  one('a page in place of JSON', { status: 200, body: '<html>bảo trì</html>' }, { kind: 'retry-later' }),
  one('a broken connection', 'reset', { kind: 'retry-later' }),
  { name: 'expired token, renewed', answers: [refusal(-216), newTokens, good], expect: { kind: 'delivered' } },
  { name: 'ended token, renewed', answers: [refusal(-220), newTokens, good], expect: { kind: 'delivered' } },
  {
    name: 'expired token, refresh refused with HTTP 200',
    answers: [refusal(-216), { status: 200, body: { error: -14014, error_name: 'Invalid refresh token' } }],
    expect: operator,
  },
  {
    name: 'expired token, OAuth down',
    answers: [refusal(-216), { status: 502, body: '' }],
    expect: { kind: 'retry-later' },
  },
  {
    name: 'the new token is refused too',
    answers: [refusal(-216), newTokens, refusal(-216)],
    expect: { kind: 'retry-later' },
  },
]
