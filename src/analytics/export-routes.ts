import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import { AppError } from '../core/errors.ts'
import { exportFilter, exportFilterFields } from './export-filter.ts'
import { formatField, reasonField, type ExportRouteParts } from './export-route-parts.ts'
import { addScheduleRoutes } from './export-schedule-routes.ts'
import { auditSum } from './export/audit-sum.ts'
import { filterText } from './export/export-facts.ts'
import { formats } from './export/export-format.ts'
import type { ExportJob } from './export/export-stores.ts'
import { createReadAccess } from './read-access.ts'
import { addTokenRoutes } from './read-token-routes.ts'
import { addStreamRoutes } from './export-stream-routes.ts'

const LISTED = 100

/** Files of ratings: jobs, direct downloads, tokens for programs, schedules. For who may export, not for who sees figures. */
export function addExportRoutes(router: Router, parts: ExportRouteParts): void {
  const { auth, stores, clock } = parts
  const access = createReadAccess({ auth, tokens: stores.readTokens, audit: stores.audit, clock })
  const read = access.allow('exports')
  router.post('/exports', auth.requireStaff('exports'), async (req, res) => {
    const { format, filter, reason, outside } = readInput(newExport, req.body)
    const id = `x_${randomUUID().replaceAll('-', '')}`
    const asked = exportFilter(filter, parts)
    const createdAt = clock.now().toISOString()
    // The line first: no file is made that nobody asked for.
    await auth.record(res, 'export-request', id, { format, filter: filterText(asked), outside, reason })
    const requestedBy = auth.current(res).staff.id
    await stores.exports.add({ id, format, filter: asked, outside, reason, requestedBy, createdAt })
    parts.wake()
    res.status(202).json({ id })
  })
  router.get('/exports', read, async (_req, res) => {
    res.json({ exports: (await stores.exports.list(LISTED)).map(shown) })
  })
  router.get('/exports/:id', read, async (req, res) => {
    res.json(shown(await find(stores, req.params['id'])))
  })
  router.get('/exports/:id/file', read, async (req, res) => {
    const job = await find(stores, req.params['id'])
    if (job.state !== 'done') throw new AppError('conflict', 'Tệp chưa tạo xong.')
    if (job.file === undefined) throw new AppError('not_found', 'Tệp đã hết hạn lưu. Hãy tạo lại.')
    await access.record(res, 'export-download', job.id, { format: job.format, sha256: auditSum(job.sha256 ?? '') })
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error): void => {
        if (error === undefined || res.headersSent) resolve()
        else reject(new AppError('not_found', 'Tệp không có trên máy chủ này. Hãy tạo lại.'))
      }
      res.download(
        join(parts.folder, job.file ?? ''),
        downloadName(job),
        { cacheControl: false, dotfiles: 'allow' },
        done,
      )
    })
  })
  addStreamRoutes(router, { ...parts, access, read })
  addTokenRoutes(router, parts)
  addScheduleRoutes(router, parts)
}

const newExport = z.object({
  format: formatField,
  filter: z.object(exportFilterFields, 'Cần bộ lọc, ít nhất là khoảng thời gian.'),
  reason: reasonField,
  outside: z.boolean('outside là true hoặc false.').default(false),
})

async function find(stores: ExportRouteParts['stores'], id: unknown): Promise<ExportJob> {
  const job = typeof id === 'string' ? await stores.exports.find(id) : undefined
  if (job === undefined) throw new AppError('not_found', 'Không có lần xuất dữ liệu này.')
  return job
}

function shown({ file, ...job }: ExportJob) {
  return { ...job, available: file !== undefined }
}

function downloadName({ filter, outside, format }: ExportJob): string {
  const scope = outside ? '_chia-se' : ''
  return `ansinh-danh-gia_${filter.from}_${filter.to}${scope}.${formats[format].extension}`
}
