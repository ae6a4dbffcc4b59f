import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { HandoffId } from '../core/ids.ts'
import { DESK_TOPIC } from '../core/topics.ts'
import type { StaffAccount } from '../store/contract.ts'
import { handoffId } from './handoff-id.ts'
import type { QueueParts } from './queue-parts.ts'
import { readInput } from './read-input.ts'
import { addTeamRoutes } from './team-routes.ts'
import { neededText, writtenText } from './text-input.ts'

export function addQueueRoutes(router: Router, parts: QueueParts): void {
  addHandOnRoutes(router, parts)
  addTicketRoutes(router, parts)
  addLeaderRoutes(router, parts)
  addTeamRoutes(router, parts)
}

interface Action<T> {
  readonly audited: string
  readonly run: (id: HandoffId, by: StaffAccount) => Promise<T>
}

async function act<T>({ auth }: QueueParts, req: Request, res: Response, { audited, run }: Action<T>): Promise<T> {
  const id = handoffId(req)
  const result = await run(id, auth.current(res).staff)
  await auth.record(res, audited, id)
  return result
}

const staffId = z.string('Chưa chọn cán bộ.').min(1, 'Chưa chọn cán bộ.').max(100)
const transferInput = z.object({
  to: z.union(
    [z.strictObject({ staff: staffId }), z.strictObject({ queue: z.string().min(1).max(100) })],
    'Xin chọn cán bộ hoặc bộ phận nhận.',
  ),
  note: writtenText.default(''),
})
const mergeInput = z.object({ into: z.string('Xin chọn cuộc để gộp vào.') })

function addHandOnRoutes(router: Router, parts: QueueParts): void {
  const { auth, queue } = parts
  const { work } = queue
  router.post('/handoffs/next', async (_req, res) => {
    const handoff = await work.next(auth.current(res).staff)
    if (handoff === undefined) return void res.status(204).end()
    await auth.record(res, 'handoff-claim', handoff.id)
    res.json({ handoff })
  })
  router.post('/handoffs/:id/transfer', async (req, res) => {
    const { to, note } = readInput(transferInput, req.body)
    const run = (id: HandoffId, by: StaffAccount) => work.transfer(id, by, to, note)
    res.json({ handoff: await act(parts, req, res, { audited: 'handoff-transfer', run }) })
  })
  router.post('/handoffs/:id/return', async (req, res) => {
    await act(parts, req, res, { audited: 'handoff-return', run: (id, by) => work.giveBack(id, by) })
    res.json({})
  })
  router.post('/handoffs/:id/reopen', async (req, res) => {
    const handoff = await act(parts, req, res, { audited: 'handoff-reopen', run: (id, by) => work.reopen(id, by) })
    res.status(201).json({ handoff })
  })
  router.post('/handoffs/:id/merge', async (req, res) => {
    const { into } = readInput(mergeInput, req.body)
    const run = (id: HandoffId, by: StaffAccount) => work.merge(id, by, handoffId({ params: { id: into } }))
    await act(parts, req, res, { audited: 'handoff-merge', run })
    res.json({})
  })
}

const ticketInput = z.object({
  task: writtenText.optional(),
  dueAt: z.iso.datetime({ offset: true, error: 'Hạn chưa đúng.' }).optional(),
  progress: writtenText.optional(),
  result: writtenText.optional(),
})
const MOST_TAGS = 10
const tagsInput = z.object({
  tags: z
    .array(neededText.pipe(z.string().max(40, 'Nhãn dài tối đa 40 ký tự.')), 'Xin gửi danh sách nhãn.')
    .max(MOST_TAGS, `Tối đa ${MOST_TAGS} nhãn.`)
    .transform((tags) => [...new Set(tags)]),
})
const retryInput = z.object({ message: z.string('Chưa chọn tin nhắn.').max(100) })

function addTicketRoutes(router: Router, parts: QueueParts): void {
  const { auth, broadcast, queue } = parts
  const { work, team } = queue
  router.post('/handoffs/:id/ticket', async (req, res) => {
    const change = readInput(ticketInput, req.body)
    if (Object.values(change).every((part) => part === undefined)) {
      throw new AppError('invalid_input', 'Chưa có nội dung.', { field: 'task' })
    }
    const run = (id: HandoffId, by: StaffAccount) => work.ticket(id, by, change)
    res.json({ handoff: await act(parts, req, res, { audited: 'handoff-ticket', run }) })
  })
  router.post('/handoffs/:id/tags', async (req, res) => {
    const { tags } = readInput(tagsInput, req.body)
    res.json({ tags: await act(parts, req, res, { audited: 'handoff-tags', run: (id, by) => work.tag(id, by, tags) }) })
  })
  router.post('/handoffs/:id/retry', async (req, res) => {
    const { message } = readInput(retryInput, req.body)
    await act(parts, req, res, { audited: 'handoff-retry', run: (id, by) => work.retry(id, by, message) })
    res.json({})
  })
  // Every few seconds while it is on the screen: no trace beside the view that was audited.
  router.post('/handoffs/:id/viewing', async (req, res) => {
    const id = handoffId(req)
    const { fresh, viewers } = await team.viewing(id, auth.current(res).staff)
    if (fresh) await broadcast.publish(DESK_TOPIC, id)
    res.json({ viewers })
  })
}

const assignInput = z.object({ staff: staffId })
const coachInput = z.object({ text: neededText })

function addLeaderRoutes(router: Router, parts: QueueParts): void {
  const { auth, queue } = parts
  router.post('/handoffs/:id/assign', auth.requireStaff('board'), async (req, res) => {
    const { staff } = readInput(assignInput, req.body)
    const run = (id: HandoffId, by: StaffAccount) => queue.work.assign(id, by, staff)
    res.json({ handoff: await act(parts, req, res, { audited: 'handoff-assign', run }) })
  })
  router.post('/handoffs/:id/coach', auth.requireStaff('board'), async (req, res) => {
    const { text } = readInput(coachInput, req.body)
    await act(parts, req, res, { audited: 'handoff-coach', run: (id, by) => queue.work.coach(id, by, text) })
    res.status(201).json({})
  })
}
