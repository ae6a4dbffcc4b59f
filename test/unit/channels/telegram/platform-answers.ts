import type { PlatformAnswer } from '../../../contract/channel.contract.ts'
import type { ScriptedAnswer } from '../../../support/scripted-server.ts'

const good: ScriptedAnswer = {
  status: 200,
  body: { ok: true, result: { message_id: 42, chat: { id: 5_000_000_005, type: 'private' }, date: 1, text: 'a' } },
}

/** The HTTP status repeats `error_code`. */
function refusal(code: number, description: string, parameters?: Readonly<Record<string, number>>): ScriptedAnswer {
  const more = parameters === undefined ? {} : { parameters }
  return { status: code, body: { ok: false, error_code: code, description, ...more } }
}

function one(name: string, answer: ScriptedAnswer, expect: PlatformAnswer['expect']): PlatformAnswer {
  return { name, answers: [answer], expect }
}

const blocking = [
  'Forbidden: bot was blocked by the user',
  'Forbidden: user is deactivated',
  "Forbidden: bot can't initiate conversation with a user",
  'Forbidden: bot was kicked from the supergroup chat',
]
const unreachable = [
  'Bad Request: chat not found',
  'Bad Request: PEER_ID_INVALID',
  'Bad Request: not enough rights to send text messages to the chat',
  'Bad Request: message thread not found',
]
const ours = [
  'Bad Request: message text is empty',
  'Bad Request: message is too long',
  'Bad Request: something new, with the words of a citizen in it',
]

export const platformAnswers: readonly PlatformAnswer[] = [
  one('success', good, { kind: 'delivered', externalId: '5000000005:42' }),
  one('too many requests', refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }), {
    kind: 'retry-later',
    afterMs: 7000,
  }),
  one('too many requests without a time', refusal(429, 'Too Many Requests'), { kind: 'retry-later' }),
  one('a wait of a day is cut', refusal(429, 'Too Many Requests', { retry_after: 86_400 }), {
    kind: 'retry-later',
    afterMs: 3_600_000,
  }),
  ...blocking.map((text) => one(text, refusal(403, text), { kind: 'blocked', why: 'telegram error 403' })),
  ...unreachable.map((text) => one(text, refusal(400, text), { kind: 'blocked' })),
  ...ours.map((text) => one(text, refusal(400, text), { kind: 'refused', why: 'telegram error 400' })),
  one('formatting refused', refusal(400, "Bad Request: can't parse entities: at byte offset 3"), {
    kind: 'refused',
    plainText: true,
  }),
  one('wrong token', refusal(401, 'Unauthorized'), { kind: 'refused' }),
  one('a token that is none', refusal(404, 'Not Found'), { kind: 'refused' }),
  one('conflict', refusal(409, 'Conflict: terminated by other getUpdates request'), { kind: 'retry-later' }),
  one('server error', refusal(500, 'Internal Server Error: restart'), { kind: 'retry-later' }),
  one('a gateway’s page', { status: 502, body: '<html>Bad Gateway</html>' }, { kind: 'retry-later' }),
  one('a page in place of JSON', { status: 200, body: '<html>bảo trì</html>' }, { kind: 'retry-later' }),
  one('JSON that is no answer', { status: 200, body: 'null' }, { kind: 'retry-later' }),
  one('an answer without a verdict', { status: 200, body: {} }, { kind: 'retry-later' }),
  one('a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, { kind: 'retry-later' }),
  one('a broken connection', 'reset', { kind: 'retry-later' }),
  {
    name: 'a group that became a supergroup',
    answers: [refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100_888 }), good],
    expect: { kind: 'delivered', externalId: '-100888:42' },
  },
  {
    name: 'a group that moves twice',
    answers: [
      refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100_888 }),
      refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100_999 }),
    ],
    expect: { kind: 'retry-later' },
  },
]
