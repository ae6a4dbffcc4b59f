import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Router } from 'express'
import { z } from 'zod'
import type { AuditFilter, AuditStore } from '../audit/contract.ts'
import { exportAudit } from '../audit/export-audit.ts'
import { readInput } from './read-input.ts'
import type { StaffAuth } from './staff-auth.ts'

export interface AuditRouteParts {
  readonly audit: AuditStore
  readonly auth: StaffAuth
}

const PAGE = 100

const NOT_A_DAY = 'Ngày cần có dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-25.'
const word = z.string().trim().max(200, 'Từ khóa quá dài.').optional()
const filter = z.object({
  actor: word,
  action: word,
  subject: word,
  from: z.iso.date(NOT_A_DAY).optional(),
  to: z.iso.date(NOT_A_DAY).optional(),
  before: z.coerce.number('Trang không đúng.').int('Trang không đúng.').positive('Trang không đúng.').optional(),
})

/** `/audit`: who did what, for admins. Looking at it leaves a line too. */
export function addAuditRoutes(router: Router, { audit, auth }: AuditRouteParts): void {
  router.use(['/audit', '/audit.csv'], auth.requireStaff('audit'))
  router.get('/audit', async (req, res) => {
    const asked = readFilter(req)
    const entries = await audit.search(asked, PAGE)
    await auth.record(res, 'audit-view', 'audit', shownFilter(asked))
    const last = entries.at(-1)
    res.json({ entries, ...(entries.length === PAGE && last !== undefined ? { next: String(last.id) } : {}) })
  })
  router.get('/audit/verify', async (_req, res) => {
    const { ok, checked, head, brokenAt } = await audit.verify()
    await auth.record(res, 'audit-verify', 'audit', { ok, checked })
    res.json({ ok, checked, head, ...(brokenAt === undefined ? {} : { brokenAt }) })
  })
  router.get('/audit.csv', async (req, res) => {
    const asked = readFilter(req)
    await auth.record(res, 'audit-export', 'audit', shownFilter(asked))
    res.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="ansinh-nhat-ky.csv"',
    })
    try {
      await pipeline(Readable.from(exportAudit(audit.stream(asked)), { objectMode: true }), res)
    } catch (error) {
      // The reader went away: nothing to report. Anything else breaks off the download.
      if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error
    }
  })
}

/** Days of Việt Nam, both included. */
function readFilter(req: Request): AuditFilter {
  const { actor, action, subject, from, to, before } = readInput(filter, req.query)
  return {
    ...(actor === undefined || actor === '' ? {} : { actor }),
    ...(action === undefined || action === '' ? {} : { action }),
    ...(subject === undefined || subject === '' ? {} : { subject }),
    ...(from === undefined ? {} : { from: startOf(from) }),
    ...(to === undefined ? {} : { until: new Date(Date.parse(startOf(to)) + 86_400_000).toISOString() }),
    ...(before === undefined ? {} : { before }),
  }
}

function startOf(day: string): string {
  return new Date(`${day}T00:00:00+07:00`).toISOString()
}

function shownFilter(asked: AuditFilter): Record<string, string | number> {
  return { ...asked }
}
