import type { Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import { writtenText } from '../console/text-input.ts'
import type { Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import { unreachable } from '../core/message.ts'
import { redact } from '../privacy/redact.ts'
import type { RecheckOutcome, RecheckStore } from './recheck-contract.ts'
import { recheckShare } from './supervision/recheck-share.ts'

export interface RecheckRouteParts {
  readonly auth: StaffAuth
  readonly rechecks: RecheckStore
  readonly clock: Clock
}

const AT_ONCE = 50
const LONGEST_NOTE = 500
const given = z
  .object({
    verdict: z.enum(['right', 'wrong'], 'Xin chọn đúng hoặc sai.'),
    note: writtenText.pipe(z.string().max(LONGEST_NOTE, `Ghi chú dài tối đa ${LONGEST_NOTE} ký tự.`)).default(''),
    abuse: z.boolean('Chưa rõ có phải phá hoại hay không.').default(false),
  })
  .refine(({ verdict, note }) => verdict === 'right' || note !== '', {
    message: 'Xin ghi rõ sai ở điểm nào.',
    path: ['note'],
  })
  .refine(({ verdict, abuse }) => !abuse || verdict === 'wrong', {
    message: 'Phiếu bị loại vì phá hoại thì kết quả kiểm tra phải là sai.',
    path: ['abuse'],
  })

/** `/rechecks`: a second look at a random 2 % of the ratings, by supervisors. */
export function addRecheckRoutes(router: Router, { auth, rechecks, clock }: RecheckRouteParts): void {
  router.use('/rechecks', auth.requireStaff('recheck'))
  router.get('/rechecks', async (_req, res) => {
    const [open, done] = await Promise.all([rechecks.open(auth.current(res).staff.id, AT_ONCE), rechecks.found({})])
    if (open.length > 0) await auth.record(res, 'rechecks-view', 'rechecks', { rows: open.length })
    res.json({ open: open.map((one) => ({ ...one, servedByOther: true })), done, share: recheckShare(done) })
  })
  router.post('/rechecks/:invite', async (req, res) => {
    const { verdict, note, abuse } = readInput(given, req.body)
    const { invite } = req.params
    const by = auth.current(res).staff.id
    const at = clock.now().toISOString()
    checkOutcome(await rechecks.record({ invite, by, at, verdict, note: redact(note), abuse }))
    await auth.record(res, 'recheck', invite, { verdict, abuse })
    res.json({ invite, verdict, abuse })
  })
}

function checkOutcome(outcome: RecheckOutcome): void {
  switch (outcome) {
    case 'recorded':
      return
    case 'unknown':
      throw new AppError('not_found', 'Phiếu này không nằm trong mẫu kiểm tra lại.')
    case 'done_already':
      throw new AppError('conflict', 'Phiếu này đã được kiểm tra lại.')
    case 'own':
      throw new AppError('forbidden', 'Người đã tham gia cuộc hỗ trợ không kiểm tra lại đánh giá của chính cuộc đó.')
    default:
      unreachable(outcome)
  }
}
