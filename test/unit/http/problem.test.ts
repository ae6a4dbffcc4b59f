import { afterEach, expect, test } from 'vitest'
import { AppError } from '../../../src/core/errors.ts'
import { problemOf } from '../../../src/http/problem.ts'
import { listen, type RunningApp } from '../../support/console-server.ts'

let app: RunningApp | undefined
afterEach(() => app?.close())

test.for([
  [
    new AppError('not_found', 'Không có.'),
    { status: 404, title: 'Không tìm thấy', detail: 'Không có.', code: 'not_found' },
  ],
  [new AppError('invalid_input', 'Thiếu.', { field: 'text' }), { status: 422, detail: 'Thiếu.', field: 'text' }],
  [new AppError('config_invalid', 'PORT in /etc/ansinh'), { status: 500, detail: 'Có lỗi, xin thử lại.' }],
  [
    new AppError('unavailable', 'connect ECONNREFUSED'),
    { status: 503, detail: 'Hệ thống đang bận, xin thử lại sau ít phút.' },
  ],
  [new Error('select * from citizens'), { status: 500, code: 'internal', detail: 'Có lỗi, xin thử lại.' }],
  ['a thrown string', { status: 500, code: 'internal' }],
  [Object.assign(new Error('entity too large'), { status: 413 }), { status: 413, code: 'too_large' }],
  [Object.assign(new Error('Unexpected token'), { status: 400 }), { status: 400, code: 'wrong_use' }],
] as const)('%s becomes a problem that shows nothing of the inside', ([error, expected]) => {
  const problem = problemOf(error)

  expect(problem).toMatchObject({ type: 'about:blank', ...expected })
})

test('what an operator must see is reported, and the answer holds no trace of it', async () => {
  app = await listen((express) => {
    express.get('/broken', () => {
      throw new Error('secret detail')
    })
    express.get('/refused', () => {
      throw new AppError('conflict', 'Đã có người nhận.')
    })
  })

  const broken = await fetch(`${app.url}/broken`)
  const refused = await fetch(`${app.url}/refused`)

  expect(broken.status).toBe(500)
  expect(await broken.text()).not.toContain('secret')
  expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(app.reported).toEqual([expect.objectContaining({ message: 'secret detail' })])
})

test('an answer that fails half-way is broken off', async () => {
  app = await listen((express) => {
    express.get('/half', (_req, res) => {
      res.write('half')
      throw new Error('late')
    })
  })

  const reading = fetch(`${app.url}/half`).then((answer) => answer.text())

  await expect(reading).rejects.toThrow()
  expect(app.reported).toHaveLength(1)
})
