import type { Request, Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import { vietnamDay, type Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import type { Seal } from '../people/seal.ts'
import type { CommentFilter, CommentPlace, CommentStore, SurveyComment } from './comment-contract.ts'
import type { CommentTopics } from './comments/code-comment.ts'
import { isMonth, monthsLater } from './snapshot/month.ts'

export interface CommentRouteParts {
  readonly auth: StaffAuth
  readonly comments: CommentStore
  readonly topics: CommentTopics
  readonly clock: Clock
  /** So that a comment cannot be looked up in an export, where commune, intent and hour stand beside the same id. */
  readonly seal: Seal
}

const AT_ONCE = 50
const NOT_A_MONTH = 'Tháng cần có dạng NĂM-THÁNG, ví dụ 2026-10.'
const month = z.string(NOT_A_MONTH).refine(isMonth, NOT_A_MONTH).optional()
const list = z
  .string('Bộ lọc chưa đúng.')
  .max(500, 'Bộ lọc quá dài.')
  .transform((text) => text.split(','))
  .optional()
const query = z.object({
  from: month,
  to: month,
  channel: list,
  province: list,
  topic: z.string('Chủ đề chưa đúng.').max(50, 'Chủ đề chưa đúng.').optional(),
  /** `1`: what no person has coded yet; the rule's topic is not shown, so that the second coder is not led. */
  uncoded: z.literal('1', 'uncoded chỉ nhận giá trị 1.').optional(),
  cursor: z.string('Trang không đúng.').max(500, 'Trang không đúng.').optional(),
})

/** `/comments`: masked, a page at a time, audited; never with commune, intent or hour (survey method §2.7). */
export function addCommentRoutes(router: Router, parts: CommentRouteParts): void {
  const { auth, comments, topics, clock, seal } = parts
  router.use('/comments', auth.requireStaff('comments'))
  router.get('/comments', async (req, res) => {
    const { filter, after } = readQuery(req, parts)
    const page = await comments.page(filter, after, AT_ONCE)
    await auth.record(res, 'comments-view', `${filter.from}_${filter.to}`, shownFilter(filter, page.length))
    const last = page.length === AT_ONCE ? page.at(-1) : undefined
    const shown = page.map((comment) => sealed(comment, seal, filter.uncoded === true))
    const next = last === undefined ? {} : { next: seal.seal(`${last.month} ${last.invite}`, CURSOR) }
    res.json({ comments: shown, topics: topics.topics.map(({ code, label }) => ({ code, label })), ...next })
  })
  router.post('/comments/:invite/topic', async (req, res) => {
    const invite = seal.open(req.params.invite, COMMENT)
    const { topic } = readInput(z.object({ topic: topicOf(topics) }), req.body)
    const by = auth.current(res).staff.id
    const found = invite !== undefined && (await comments.code(invite, topic, by, clock.now().toISOString()))
    if (!found) throw new AppError('not_found', 'Không có góp ý này.')
    await auth.record(res, 'comment-topic', invite, { topic })
    res.json({ invite: req.params.invite, topic })
  })
}

/** What a sealed text is: one cannot be passed for the other. */
const COMMENT = 'comment'
const CURSOR = 'cursor'

function topicOf({ topics }: CommentTopics): z.ZodType<string> {
  return z.enum(
    topics.map(({ code }) => code),
    'Xin chọn một chủ đề trong danh sách.',
  )
}

function sealed(comment: SurveyComment, seal: Seal, blind: boolean): Record<string, unknown> {
  const { topic, ...same } = comment
  return { ...same, invite: seal.seal(comment.invite, COMMENT), ...(blind ? {} : { topic }) }
}

function readQuery(req: Request, parts: CommentRouteParts): { filter: CommentFilter; after: CommentPlace | undefined } {
  const asked = readInput(query, req.query)
  const to = asked.to ?? vietnamDay(parts.clock.now()).slice(0, 7)
  const from = asked.from ?? monthsLater(to, -2)
  if (from > to) throw new AppError('invalid_input', 'Tháng đầu phải trước hoặc trùng tháng cuối.', { field: 'from' })
  if (asked.topic !== undefined) readInput(z.object({ topic: topicOf(parts.topics) }), { topic: asked.topic })
  const filter: CommentFilter = {
    from,
    to,
    ...(asked.channel === undefined ? {} : { channels: asked.channel }),
    ...(asked.province === undefined ? {} : { provinces: asked.province }),
    ...(asked.topic === undefined ? {} : { topic: asked.topic }),
    ...(asked.uncoded === undefined ? {} : { uncoded: true }),
  }
  return { filter, after: placeOf(asked.cursor, parts.seal) }
}

function placeOf(cursor: string | undefined, seal: Seal): CommentPlace | undefined {
  if (cursor === undefined) return undefined
  const place = seal.open(cursor, CURSOR)?.split(' ')
  const [at, invite] = place ?? []
  if (at === undefined || invite === undefined)
    throw new AppError('invalid_input', 'Trang không đúng.', { field: 'cursor' })
  return { month: at, invite }
}

function shownFilter(filter: CommentFilter, rows: number): Record<string, string | number> {
  const { channels, provinces, topic, uncoded } = filter
  return {
    rows,
    ...(channels === undefined ? {} : { channel: channels.join(',') }),
    ...(provinces === undefined ? {} : { province: provinces.join(',') }),
    ...(topic === undefined ? {} : { topic }),
    ...(uncoded === undefined ? {} : { uncoded: 1 }),
  }
}
