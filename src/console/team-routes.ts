import type { Request, Router } from 'express'
import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import { officerStates, type MentionId } from '../handoff/desk-store.ts'
import { DESK_TOPIC } from '../core/topics.ts'
import type { QueueParts } from './queue-parts.ts'
import { readInput } from './read-input.ts'

const stateInput = z.object({ state: z.enum(officerStates, 'Xin chọn trạng thái.') })

/** Colleagues, one's own state, what one was told; the supervisor's board. */
export function addTeamRoutes(router: Router, { queue: { work, team, channels }, auth, broadcast }: QueueParts): void {
  router.get('/colleagues', async (_req, res) => {
    res.json({ ...(await team.colleagues()), channels })
  })
  router.post('/state', async (req, res) => {
    const { state } = readInput(stateInput, req.body)
    await work.setState(auth.current(res).staff, state)
    await auth.record(res, 'staff-state', state)
    await broadcast.publish(DESK_TOPIC, '')
    res.json({ state })
  })
  router.get('/tags', async (_req, res) => {
    res.json({ tags: await team.tags() })
  })
  router.get('/mentions', async (_req, res) => {
    res.json({ mentions: await team.mentions(auth.current(res).staff) })
  })
  router.post('/mentions/:id/read', async (req, res) => {
    await team.readMention(mentionId(req), auth.current(res).staff)
    res.json({})
  })
  router.get('/board', auth.requireStaff('board'), async (_req, res) => {
    res.json(await team.board())
  })
}

function mentionId(req: Request): MentionId {
  const { id } = req.params
  if (typeof id === 'string' && isMentionId(id)) return id
  throw new AppError('not_found', 'Không tìm thấy thông báo này.')
}

function isMentionId(text: string): text is MentionId {
  return /^n_[\w-]{1,64}$/.test(text)
}
