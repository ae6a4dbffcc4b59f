import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { Assist } from '../assist/assist.ts'
import { isConversationId } from '../assist/search-conversations.ts'
import { AppError } from '../core/errors.ts'
import type { ConversationId, HandoffId, StaffId } from '../core/ids.ts'
import { nfc } from '../core/vietnamese.ts'
import type { RateCounter } from '../instances/contract.ts'
import { redact } from '../privacy/redact.ts'
import { readInput } from './read-input.ts'
import type { StaffAuth } from './staff-auth.ts'
import { neededText } from './text-input.ts'

interface AssistParts {
  readonly assist: Assist
  readonly auth: StaffAuth
  readonly rates: RateCounter
}

/** Below `/api/staff`; `/handoffs` is guarded by the router that these routes are added to. */
export function addAssistRoutes(router: Router, parts: AssistParts): void {
  const guard = parts.auth.requireStaff('desk')
  router.use(['/canned', '/calculators', '/search', '/conversations'], guard)
  addHandoffRoutes(router, parts)
  addCannedRoutes(router, parts)
  addCalculatorRoutes(router, parts)
  addSearchRoutes(router, parts)
}

/** As for the conversation itself: within this time it is one view in the audit. */
const VIEW_SECONDS = 3600

function addHandoffRoutes(router: Router, { assist, auth, rates }: AssistParts): void {
  const seen = async (req: Request, res: Response): Promise<HandoffId> => {
    const id = handoffId(req.params['id'])
    const { count } = await rates.hit(`view:${auth.current(res).staff.id}:${id}`, VIEW_SECONDS)
    if (count === 1) await auth.record(res, 'handoff-view', id)
    return id
  }
  router.get('/handoffs/:id/context', async (req, res) => {
    const context = await assist.context(handoffId(req.params['id']), auth.current(res).staff)
    await seen(req, res)
    res.json(context)
  })
  router.get('/handoffs/:id/suggestion', async (req, res) => {
    const suggestion = await assist.suggestion(handoffId(req.params['id']))
    await seen(req, res)
    res.json({ suggestion: suggestion ?? null })
  })
}

const oneLine = (longest: number, message: string) =>
  neededText.pipe(z.string().max(longest, `Dài tối đa ${longest} ký tự.`)).pipe(z.string(message))

const cannedInput = z.object({
  shortcut: z
    .string('Chưa có phím tắt.')
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9]{2,20}$/, 'Phím tắt gồm 2 đến 20 chữ cái không dấu hoặc chữ số.'),
  title: oneLine(100, 'Chưa có tên mẫu.'),
  text: neededText,
})
const newCannedInput = cannedInput.extend({
  scope: z.enum(['team', 'mine'], 'Phạm vi là mẫu chung hoặc mẫu riêng.').default('mine'),
})
const renderInput = z.object({ handoff: z.string('Chưa chọn cuộc trò chuyện.') })

function addCannedRoutes(router: Router, { assist, auth }: AssistParts): void {
  router.get('/canned', async (req, res) => {
    const { q } = readInput(z.object({ q: searchText }), req.query)
    res.json({ canned: await assist.canned(auth.current(res).staff, q) })
  })
  router.post('/canned', async (req, res) => {
    const canned = await assist.addCanned(auth.current(res).staff, readInput(newCannedInput, req.body))
    await auth.record(res, 'canned-add', canned.id)
    res.status(201).json({ canned })
  })
  router.put('/canned/:id', async (req, res) => {
    const answer = readInput(cannedInput, req.body)
    const canned = await assist.changeCanned(auth.current(res).staff, req.params.id, answer)
    await auth.record(res, 'canned-change', canned.id)
    res.json({ canned })
  })
  router.delete('/canned/:id', async (req, res) => {
    await assist.removeCanned(auth.current(res).staff, req.params.id)
    await auth.record(res, 'canned-remove', req.params.id)
    res.status(204).end()
  })
  router.post('/canned/:id/render', async (req, res) => {
    const { handoff } = readInput(renderInput, req.body)
    res.json({ text: await assist.renderCanned(auth.current(res).staff, req.params.id, handoffId(handoff)) })
  })
}

const day = z
  .string('Ngày chưa đúng.')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Ngày ghi dạng 2026-11-25.')
  .refine(isRealDay, 'Không có ngày này.')

const calculatorInput = z.object({
  values: z.record(
    z.string().max(60),
    z.union([z.string().max(500), z.number(), z.boolean()], 'Giá trị chưa đúng.'),
    'Chưa có giá trị nào.',
  ),
  day: day.optional(),
})

function addCalculatorRoutes(router: Router, { assist }: AssistParts): void {
  router.get('/calculators', (_req, res) => {
    res.json({ calculators: assist.calculators() })
  })
  router.post('/calculators/:intent', (req, res) => {
    const { values, day: on } = readInput(calculatorInput, req.body)
    res.json(assist.calculate(req.params.intent, values, on))
  })
}

const searchText = z
  .string('Từ cần tìm chưa đúng.')
  .max(200, 'Từ cần tìm dài tối đa 200 ký tự.')
  .transform((text) => nfc(text.replaceAll('\0', '')).trim())
  .default('')
const word = z.string().max(60, 'Dài tối đa 60 ký tự.').optional()

const searchInput = z
  .object({
    q: searchText,
    tag: word,
    from: day.optional(),
    to: day.optional(),
    officer: z.custom<StaffId>(isStaffId, 'Không có cán bộ này.').optional(),
    channel: word,
    same: z.custom<ConversationId>(isConversation, 'Không có cuộc trò chuyện này.').optional(),
    after: z.string().max(120).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: 'Ngày bắt đầu ở sau ngày kết thúc.',
    path: ['from'],
  })

const LONGEST_SUBJECT = 200

function addSearchRoutes(router: Router, { assist, auth }: AssistParts): void {
  router.get('/search', async (req, res) => {
    const { q, same, officer, ...rest } = readInput(searchInput, req.query)
    const page = await assist.search({ ...rest, typed: q, sameAs: same, officer })
    const { after: _after, ...narrowing } = rest
    // What was looked for, without the numbers of whom.
    const subject = Object.entries({ q: redact(q), same, officer, ...narrowing })
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')
    await auth.record(res, 'conversation-search', subject.slice(0, LONGEST_SUBJECT).toWellFormed())
    res.json(page)
  })
  router.get('/conversations/:id', async (req, res) => {
    const { id } = req.params
    if (!isConversationId(id)) throw new AppError('not_found', 'Không tìm thấy cuộc trò chuyện này.')
    const read = await assist.read(id)
    await auth.record(res, 'conversation-view', id)
    res.json(read)
  })
}

function handoffId(id: unknown): HandoffId {
  if (typeof id === 'string' && isHandoffId(id)) return id
  throw new AppError('not_found', 'Không tìm thấy yêu cầu hỗ trợ này.')
}

function isHandoffId(text: string): text is HandoffId {
  return /^h_[\w-]{1,64}$/.test(text)
}

function isStaffId(text: unknown): boolean {
  return typeof text === 'string' && /^s_[\w-]{1,64}$/.test(text)
}

function isConversation(text: unknown): boolean {
  return typeof text === 'string' && isConversationId(text)
}

function isRealDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
