import { randomUUID } from 'node:crypto'
import type { Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import { neededText, writtenText } from '../console/text-input.ts'
import type { Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import { actionStatuses, type Action, type ActionStore } from './action-contract.ts'

export interface ActionRouteParts {
  readonly auth: StaffAuth
  readonly actions: ActionStore
  readonly clock: Clock
}

const NOT_A_DAY = 'Ngày cần có dạng NĂM-THÁNG-NGÀY, ví dụ 2026-12-31.'
const line = neededText.pipe(z.string().max(300, 'Mỗi mục dài tối đa 300 ký tự.'))
const words = writtenText.pipe(z.string().max(2_000, 'Mỗi mục dài tối đa 2.000 ký tự.'))
const fields = {
  title: line,
  owner: neededText.pipe(z.string().max(200, 'Người phụ trách dài tối đa 200 ký tự.')),
  dueOn: z.iso.date(NOT_A_DAY),
  status: z.enum(actionStatuses, 'Trạng thái là open, doing, done hoặc dropped.'),
  result: words,
  finding: words,
}
const newAction = z.object({
  ...fields,
  status: fields.status.default('open'),
  result: words.default(''),
  finding: words.default(''),
})
const actionChange = z.object(fields).partial()

/** `/actions`: what is done about the findings, beside the figures. */
export function addActionRoutes(router: Router, { auth, actions, clock }: ActionRouteParts): void {
  router.use('/actions', auth.requireStaff('actions'))
  router.get('/actions', async (_req, res) => {
    res.json({ actions: await actions.list() })
  })
  router.post('/actions', async (req, res) => {
    const at = clock.now().toISOString()
    const id = `ac_${randomUUID().replaceAll('-', '')}`
    const createdBy = auth.current(res).staff.id
    const action: Action = { ...readInput(newAction, req.body), id, createdBy, createdAt: at, changedAt: at }
    checkResult(action)
    await actions.add(action)
    await auth.record(res, 'action-add', id, { status: action.status })
    res.status(201).json({ action })
  })
  router.patch('/actions/:id', async (req, res) => {
    const { id } = req.params
    const typed = readInput(actionChange, req.body)
    const known = await actions.find(id)
    if (known === undefined) throw missing()
    const change = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
    checkResult({ ...known, ...change })
    const action = await actions.change(id, change, clock.now().toISOString())
    if (action === undefined) throw missing()
    await auth.record(res, 'action-change', id, { fields: Object.keys(change), status: action.status })
    res.json({ action })
  })
}

/** "Rõ kết quả": what is done says what came of it. */
function checkResult({ status, result }: Pick<Action, 'status' | 'result'>): void {
  if (status === 'done' && result === '')
    throw new AppError('invalid_input', 'Việc đã xong thì cần ghi kết quả.', { field: 'result' })
}

function missing(): AppError {
  return new AppError('not_found', 'Không có việc này.')
}
