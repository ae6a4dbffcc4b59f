import { randomUUID } from 'node:crypto'
import type { Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import { newToken, tokenHash } from '../console/session-cookie.ts'
import { AppError } from '../core/errors.ts'
import type { ExportRouteParts } from './export-route-parts.ts'

const DAY_MS = 86_400_000
const LONGEST_DAYS = 365
const DAYS = `Số ngày hiệu lực là số nguyên từ 1 đến ${LONGEST_DAYS}.`
const NAME = 'Cần tên cho biết mã dùng vào việc gì, từ 10 đến 100 ký tự.'

const input = z.object({
  name: z.string(NAME).trim().min(10, NAME).max(100, NAME),
  days: z.int(DAYS).min(1, DAYS).max(LONGEST_DAYS, DAYS).default(90),
})

/** Read tokens for programs: shown once, kept as a hash, good for a year at most and for as long as their maker may. */
export function addTokenRoutes(router: Router, { auth, stores, clock }: ExportRouteParts): void {
  const guard = auth.requireStaff('exports')
  router.get('/tokens', guard, async (_req, res) => {
    res.json({ tokens: await stores.readTokens.list() })
  })
  router.post('/tokens', guard, async (req, res) => {
    const { name, days } = readInput(input, req.body)
    const id = `r_${randomUUID().replaceAll('-', '')}`
    const token = newToken()
    const now = clock.now()
    const expiresAt = new Date(now.getTime() + days * DAY_MS).toISOString()
    await auth.record(res, 'read-token-create', id, { name, expiresAt })
    const createdBy = auth.current(res).staff.id
    const hash = tokenHash(token)
    await stores.readTokens.add({ id, name, hash, createdBy, createdAt: now.toISOString(), expiresAt })
    res.status(201).json({ id, name, expiresAt, token })
  })
  router.delete('/tokens/:id', guard, async (req, res) => {
    const id = String(req.params['id'])
    if (!(await stores.readTokens.revoke(id, clock.now().toISOString()))) {
      throw new AppError('not_found', 'Không có mã đọc dữ liệu này, hoặc mã đã bị thu hồi.')
    }
    await auth.record(res, 'read-token-revoke', id)
    res.status(204).end()
  })
}
