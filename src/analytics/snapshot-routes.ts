import type { Request, Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import { neededText, writtenText } from '../console/text-input.ts'
import type { Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import { unreachable } from '../core/message.ts'
import type { StaffStore } from '../people/contract.ts'
import type { Snapshot } from './snapshot-contract.ts'
import { freezeMonth, type FreezeParts, type Freezing } from './snapshot/freeze-month.ts'
import { dayInWords, isMonth } from './snapshot/month.ts'

export interface SnapshotRouteParts extends FreezeParts {
  readonly auth: StaffAuth
  readonly clock: Clock
  /** Who froze a month is shown by name. */
  readonly staff: Pick<StaffStore, 'names'>
}

const LONGEST_NOTE = 500
const NOT_A_MONTH = 'Tháng cần có dạng NĂM-THÁNG, ví dụ 2026-10.'
const order = z.object({
  month: neededText.pipe(z.string().refine(isMonth, NOT_A_MONTH)),
  note: writtenText.pipe(z.string().max(LONGEST_NOTE, `Ghi chú dài tối đa ${LONGEST_NOTE} ký tự.`)).default(''),
})

/** `/snapshots`: months as they were published. */
export function addSnapshotRoutes(router: Router, parts: SnapshotRouteParts): void {
  const { auth, snapshots, clock, staff } = parts
  router.use('/snapshots', auth.requireStaff('publish'))
  router.get('/snapshots', async (_req, res) => {
    const [all, latest, names] = await Promise.all([snapshots.list(), snapshots.latest(), staff.names()])
    const changed = latest.filter((month) => month.changed).map(({ month }) => month)
    res.json({ snapshots: all.map((one) => shown(one, names)), changed })
  })
  router.post('/snapshots', async (req: Request, res) => {
    const { month, note } = readInput(order, req.body)
    const by = auth.current(res).staff.id
    const outcome = await freezeMonth(parts, { month, note, by, now: clock.now() })
    res.status(201).json({ snapshot: shown(snapshotOf(outcome), await staff.names()) })
  })
}

function snapshotOf(outcome: Freezing): Snapshot {
  switch (outcome.kind) {
    case 'frozen':
      return outcome.snapshot
    case 'too_early':
      throw new AppError(
        'conflict',
        `Tháng này chốt được từ ngày ${dayInWords(outcome.from)}, khi phiếu cuối cùng đã hết hạn trả lời.`,
        { field: 'month' },
      )
    case 'note_needed':
      throw new AppError(
        'invalid_input',
        `Tháng này đã chốt (phiên bản ${outcome.version}). Muốn chốt lại, xin ghi rõ vì sao số liệu thay đổi.`,
        { field: 'note' },
      )
    case 'unchanged':
      throw new AppError('conflict', `Số liệu không khác phiên bản ${outcome.version} đã chốt.`, { field: 'month' })
    case 'empty':
      throw new AppError('conflict', 'Tháng này không có phiếu nào.', { field: 'month' })
    case 'busy':
      throw new AppError('conflict', 'Tháng này đang được chốt. Xin thử lại sau một phút.', { field: 'month' })
    default:
      return unreachable(outcome)
  }
}

function shown(
  { summary, ...snapshot }: Snapshot,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const name = names[snapshot.frozenBy]
  return { ...snapshot, ...(name === undefined ? {} : { frozenByName: name }), ...summary }
}
