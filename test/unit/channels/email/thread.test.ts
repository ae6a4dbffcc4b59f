import { expect, test } from 'vitest'
import { readHeaders } from '../../../../channels/email/headers.ts'
import {
  baseSubject,
  ownMessageId,
  readThread,
  threadInOwnId,
  threadKey,
  threadOf,
} from '../../../../channels/email/thread.ts'

const domain = 'ansinh.example'
const headersOf = (lines: readonly string[]) => readHeaders(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`))

test('a thread key is read back as it was made, and holds no readable subject', () => {
  const thread = { root: 'q1@mail.example', subject: 'Hỏi về lương hưu' }

  const key = threadKey(thread)

  expect(readThread(key)).toEqual(thread)
  expect(key).toMatch(/^[\w-]+$/)
})

test.each([
  ['a line break in the subject', 'a@b\nHỏi\nBcc: x@y'],
  ['a carriage return', 'a@b\nHỏi\rBcc: x@y'],
  ['a root that is no id', 'no id\nHỏi'],
  ['a root with a bracket', 'a>@b\nHỏi'],
  ['a subject longer than ours', `a@b\n${'x'.repeat(121)}`],
  ['nothing', ''],
])('a key that we would not have made is not believed: %s', (_what, text) => {
  expect(readThread(Buffer.from(text).toString('base64url'))).toBeUndefined()
})

test('our Message-ID is the same for every try, and brings its thread back', () => {
  const key = threadKey({ root: 'q1@mail.example', subject: 'Hỏi' })

  const id = ownMessageId('o_1', key, domain)

  expect(ownMessageId('o_1', key, domain)).toBe(id)
  expect(threadInOwnId(id, domain)).toBe(key)
  expect(threadInOwnId(id, 'other.example')).toBeUndefined()
  expect(threadInOwnId('abc@ansinh.example', domain)).toBeUndefined()
})

test('a long thread leaves the id short: the references lead back to it', () => {
  const key = threadKey({ root: `${'r'.repeat(240)}@b`, subject: 'Hỏi' })

  expect(ownMessageId('o_1', key, domain)).toBe('o_1@ansinh.example')
  expect(threadInOwnId('o_1@ansinh.example', domain)).toBeNull()
})

test('every mail of a thread has the same key, whatever the program keeps', () => {
  const first = threadOf(headersOf(['Subject: Hỏi', 'Message-ID: <q1@m.example>']), 'q1@m.example', domain)
  const ours = ownMessageId('o_1', first, domain)
  const later = [
    ['Subject: Re: Hỏi', `In-Reply-To: <${ours}>`, `References: <q1@m.example> <${ours}>`],
    ['Subject: khác hẳn', `In-Reply-To: <${ours}>`],
    ['Subject: TRẢ LỜI: Hỏi', 'References: <q1@m.example>'],
    ['Subject: RE: Hỏi', `References: <x@y.example> <${ours}>`],
  ]

  for (const lines of later) expect(threadOf(headersOf(lines), 'r2@m.example', domain)).toBe(first)
})

test('a subject alone joins nothing', () => {
  const keys = ['a@m.example', 'b@m.example'].map((id) => threadOf(headersOf(['Subject: Re: Hỏi']), id, domain))

  expect(keys[0]).not.toBe(keys[1])
})

test.each([
  ['Re: Hỏi', 'Hỏi'],
  ['RE: re[2]: TRẢ LỜI: Hỏi', 'Hỏi'],
  ['Fwd: FW: Chuyển tiếp: Hỏi', 'Hỏi'],
  ['Trả lời giúp em: Hỏi', 'Trả lời giúp em: Hỏi'],
  ['Re:', ''],
])('%s is about %j', (subject, expected) => {
  expect(baseSubject(subject)).toBe(expected)
})
