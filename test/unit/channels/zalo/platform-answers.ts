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

export const platformAnswers: readonly PlatformAnswer[] = [
  one('success', good, { kind: 'delivered', externalId: 'oa1' }),
  one('rate limit with Retry-After', refusal(-32, { 'Retry-After': '7' }), { kind: 'retry-later', afterMs: 7000 }),
  one('send failed', refusal(-200), { kind: 'retry-later' }),
  one('busy', refusal(-214), { kind: 'retry-later' }),
  one('a code as string', refusal('-230'), { kind: 'window-closed' }),
  one('no interaction yet', refusal(-232), { kind: 'window-closed' }),
  ...[-213, -217, -218, -244, -211, -248].map((code) => one(`code ${code}`, refusal(code), { kind: 'blocked' })),
  ...[-201, -233, -209, -212, -221, -223, -224, -227, -240, -242, -249, -321, -9999].map((code) => {
    return one(`code ${code}`, refusal(code), { kind: 'refused', why: `zalo error ${code}` })
  }),
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
    expect: { kind: 'refused' },
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
