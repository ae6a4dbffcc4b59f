import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import type { HandoffId, IntentId } from '../core/ids.ts'
import { laneOf } from '../core/message.ts'
import { DESK_TOPIC, streamTopic, TYPING_NOTE } from '../core/topics.ts'
import type { Assist } from '../assist/assist.ts'
import type { Desk } from '../handoff/desk.ts'
import { openEventStream } from '../http/event-stream.ts'
import type { Broadcast, RateCounter } from '../instances/contract.ts'
import type { StaffAccount } from '../store/contract.ts'
import { refuseForeignOrigin } from './cross-site.ts'
import { handoffId } from './handoff-id.ts'
import type { Queue } from './queue-parts.ts'
import { addQueueRoutes } from './queue-routes.ts'
import { readInput } from './read-input.ts'
import { addAssistRoutes } from './assist-routes.ts'
import { addStaffRoutes, type StaffRouteParts } from './staff-routes.ts'
import { addTelephoneRoutes, type TelephoneDesk } from './telephone-routes.ts'
import { neededText } from './text-input.ts'

export interface ConsoleParts extends StaffRouteParts {
  readonly desk: Desk
  /** Whose turn it is and who does what; without it officers only talk. */
  readonly queue?: Queue
  /** Callbacks and calls; without it the desk has no telephone. */
  readonly telephone?: TelephoneDesk
  /** What helps to answer: context, suggestions, canned answers, calculators, search. */
  readonly assist?: Assist
  readonly broadcast: Broadcast
  readonly rates: RateCounter
  /** What an intent is called in Vietnamese. */
  readonly intentTitle: (intent: IntentId) => string | undefined
}

/** `/api/staff`. Errors go to the app's `problemHandler`. */
export function createConsoleRouter(parts: ConsoleParts): Router {
  const router = express.Router()
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  router.use(refuseForeignOrigin(parts.publicUrl))
  router.use(express.json({ limit: '64kb' }))
  addStaffRoutes(router, parts)
  // Everything below shows citizens' words.
  const forDesk = [
    '/handoffs',
    '/callbacks',
    '/calls',
    '/events',
    '/colleagues',
    '/state',
    '/tags',
    '/mentions',
    '/board',
  ]
  router.use(forDesk, parts.auth.requireStaff('desk'))
  addReadingRoutes(router, parts)
  addActionRoutes(router, parts)
  const { telephone, queue, assist } = parts
  if (queue !== undefined) addQueueRoutes(router, { ...parts, queue })
  if (telephone !== undefined) addTelephoneRoutes(router, { ...parts, telephone })
  if (assist !== undefined) addAssistRoutes(router, { ...parts, assist })
  addEventRoute(router, parts)
  return router
}

const replyInput = z.object({
  text: neededText,
  // The page's own: sent again, because the answer was lost, it is the same reply.
  clientId: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'Mã tin gồm 8 đến 64 chữ, số, "-" hoặc "_".')
    .optional(),
})
const noteInput = z.object({
  text: neededText,
  mentions: z.array(z.string().max(100), 'Xin gửi danh sách đồng nghiệp.').max(20, 'Tối đa 20 người.').default([]),
})
const listInput = z.object({ status: z.enum(['open', 'resolved'], 'Xin chọn open hoặc resolved.').default('open') })

/** An open page reads a conversation again at every event; within this time that is one view in the audit. */
const VIEW_SECONDS = 3600

function addReadingRoutes(router: Router, { desk, auth, rates, intentTitle }: ConsoleParts): void {
  router.get('/handoffs', async (req, res) => {
    const { status } = readInput(listInput, req.query)
    res.json({ handoffs: await desk.list(status) })
  })
  router.get('/handoffs/:id', async (req, res) => {
    const id = handoffId(req)
    const { staff } = auth.current(res)
    const view = await desk.view(id, staff)
    const { count } = await rates.hit(`view:${staff.id}:${id}`, VIEW_SECONDS)
    // Before the answer: nobody reads a conversation without a trace.
    if (count === 1) await auth.record(res, 'handoff-view', id)
    const { intent } = view.conversation
    res.json({ ...view, intentTitle: intent === undefined ? undefined : intentTitle(intent) })
  })
}

function addActionRoutes(router: Router, { desk, auth, broadcast }: ConsoleParts): void {
  const act = async (
    req: Request,
    res: Response,
    action: string,
    run: (id: HandoffId, by: StaffAccount) => Promise<unknown>,
  ) => {
    const id = handoffId(req)
    const result = await run(id, auth.current(res).staff)
    await auth.record(res, action, id)
    return result
  }
  router.post('/handoffs/:id/claim', async (req, res) => {
    const handoff = await act(req, res, 'handoff-claim', (id, by) => desk.claim(id, by))
    res.json({ handoff })
  })
  router.post('/handoffs/:id/reply', async (req, res) => {
    const { text, clientId } = readInput(replyInput, req.body)
    await act(req, res, 'handoff-reply', (id, by) => desk.reply(id, by, text, clientId))
    res.status(201).json({})
  })
  // Every few seconds while an officer writes; it changes nothing, so it leaves no trace.
  router.post('/handoffs/:id/typing', async (req, res) => {
    const address = await desk.reader(handoffId(req), auth.current(res).staff)
    await broadcast.publish(streamTopic(laneOf(address)), TYPING_NOTE)
    res.status(204).end()
  })
  router.post('/handoffs/:id/note', async (req, res) => {
    const { text, mentions } = readInput(noteInput, req.body)
    await act(req, res, 'handoff-note', (id, by) => desk.note(id, by, text, mentions))
    res.status(201).json({})
  })
  router.post('/handoffs/:id/close', async (req, res) => {
    await act(req, res, 'handoff-close', (id, by) => desk.close(id, by))
    res.json({})
  })
}

/** Then the page connects again: proxies drop streams that are older. */
const STREAM_MINUTES = 30

/** An open page is what makes an officer present. */
const SEEN_SECONDS = 30

function addEventRoute(router: Router, { broadcast, auth, queue }: ConsoleParts): void {
  router.get('/events', (req, res) => {
    const { staff } = auth.current(res)
    const stream = openEventStream(req, res)
    // A moment without it costs nothing but the look of being away.
    const seen = (): void => void queue?.team.seen(staff).catch(() => undefined)
    seen()
    const presence = setInterval(seen, SEEN_SECONDS * 1000)
    const stop = broadcast.subscribe(DESK_TOPIC, (note) => stream.send('desk', note))
    const end = setTimeout(() => stream.end(), STREAM_MINUTES * 60_000)
    const stopLooking = auth.whileSignedIn(req, 'desk', () => stream.end())
    stream.onClose(() => {
      stop()
      stopLooking()
      clearTimeout(end)
      clearInterval(presence)
    })
  })
}
