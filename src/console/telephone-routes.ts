import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { CallbackId, CallbackListing } from '../core/callback.ts'
import { AppError } from '../core/errors.ts'
import type { IntentId } from '../core/ids.ts'
import { readPhoneNumber } from '../core/phone.ts'
import { callResults, type CallDesk } from '../handoff/call-desk.ts'
import type { CallbackDesk } from '../handoff/callback-desk.ts'
import type { RateCounter } from '../instances/contract.ts'
import { readInput } from './read-input.ts'
import type { StaffAuth } from './staff-auth.ts'
import { neededText, writtenText } from './text-input.ts'

export interface TelephoneDesk {
  readonly callbacks: CallbackDesk
  readonly calls: CallDesk
}

interface TelephoneParts {
  readonly telephone: TelephoneDesk
  readonly auth: StaffAuth
  readonly rates: RateCounter
  readonly intentTitle: (intent: IntentId) => string | undefined
}

/** `/callbacks`: calls owed to citizens. `/calls`: calls that were taken. */
export function addTelephoneRoutes(router: Router, parts: TelephoneParts): void {
  addCallbackReading(router, parts)
  addCallbackActions(router, parts)
  addCallEntry(router, parts)
}

/** As for conversations: an open page reads the ticket again at every event; that is one view in the audit. */
const VIEW_SECONDS = 3600

function addCallbackReading(router: Router, { telephone, auth, rates, intentTitle }: TelephoneParts): void {
  const titled = <Ticket extends Pick<CallbackListing, 'topic'>>(ticket: Ticket): Ticket & { topicTitle?: string } => {
    const topicTitle = ticket.topic === undefined ? undefined : intentTitle(ticket.topic)
    return topicTitle === undefined ? ticket : { ...ticket, topicTitle }
  }
  router.get('/callbacks', async (_req, res) => {
    const open = await telephone.callbacks.list(auth.current(res).staff)
    res.json({ callbacks: open.map(titled) })
  })
  router.get('/callbacks/:id', async (req, res) => {
    const id = callbackId(req)
    const { staff } = auth.current(res)
    const view = await telephone.callbacks.view(id, staff)
    const { count } = await rates.hit(`view:${staff.id}:${id}`, VIEW_SECONDS)
    // Before the answer: nobody sees a number without a trace.
    if (count === 1) await auth.record(res, 'callback-view', id)
    res.json({ ...view, callback: titled(view.callback) })
  })
}

const noteInput = z.object({ note: writtenText.default('') })
const ratingInput = z.union(
  [
    z.object({ refused: z.literal(true) }),
    z.object({
      score: z.int().min(1).max(5),
      factorScore: z.int().min(1).max(5).optional(),
      factor: z.enum(['F1', 'F2', 'F3', 'F4', 'F5', 'F0']).optional(),
      // The instrument's longest (survey method §2.2).
      comment: neededText.pipe(z.string().max(500, 'Góp ý dài tối đa 500 ký tự.')).optional(),
    }),
  ],
  'Xin chọn một mức từ 1 đến 5, hoặc ghi là công dân không trả lời.',
)

function addCallbackActions(router: Router, { telephone: { callbacks }, auth }: TelephoneParts): void {
  const act = async (
    req: Request,
    res: Response,
    [action, run]: [string, (id: CallbackId) => Promise<void>],
  ): Promise<void> => {
    const id = callbackId(req)
    await run(id)
    await auth.record(res, action, id)
    res.json({})
  }
  router.post('/callbacks/:id/called', async (req, res) => {
    const { note } = readInput(noteInput, req.body)
    await act(req, res, ['callback-called', (id) => callbacks.called(id, auth.current(res).staff, note)])
  })
  router.post('/callbacks/:id/no-answer', async (req, res) => {
    const { note } = readInput(noteInput, req.body)
    await act(req, res, ['callback-no-answer', (id) => callbacks.noAnswer(id, auth.current(res).staff, note)])
  })
  router.post('/callbacks/:id/rating', async (req, res) => {
    const rating = readInput(ratingInput, req.body)
    await act(req, res, ['callback-rating', (id) => callbacks.rate(id, auth.current(res).staff, rating)])
  })
}

const callInput = z.object({
  topic: z.string().max(100).optional(),
  asked: neededText,
  answered: neededText,
  result: z.enum(callResults, 'Xin chọn kết quả cuộc gọi.'),
  number: z.string().max(40, 'Số điện thoại chưa đúng.').optional(),
})

function addCallEntry(router: Router, { telephone: { calls }, auth }: TelephoneParts): void {
  router.get('/calls/topics', (_req, res) => {
    res.json({ topics: calls.topics() })
  })
  router.post('/calls', async (req, res) => {
    const { number: typed = '', ...call } = readInput(callInput, req.body)
    const number = typed.trim() === '' ? undefined : readPhoneNumber(typed)
    if (number === undefined && typed.trim() !== '') {
      throw new AppError('invalid_input', 'Số điện thoại chưa đúng: 10 chữ số, máy bàn 11 chữ số có mã vùng.', {
        field: 'number',
      })
    }
    const entered = await calls.enter({ ...call, number }, auth.current(res).staff)
    await auth.record(res, 'call-entered', entered.conversation)
    res.status(201).json(entered)
  })
}

function callbackId(req: Request): CallbackId {
  const { id } = req.params
  if (typeof id === 'string' && isCallbackId(id)) return id
  throw new AppError('not_found', 'Không tìm thấy yêu cầu gọi lại này.')
}

function isCallbackId(text: string): text is CallbackId {
  return /^k_[\w-]{1,64}$/.test(text)
}
