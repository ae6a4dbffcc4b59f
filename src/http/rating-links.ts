import express, { type Response, type Router } from 'express'
import { ratingForm, ratingNotice, ratingStyle } from './rating-page.ts'
import { readRatingToken } from './rating-token.ts'
import type { Clock } from '../core/clock.ts'
import type { InviteId } from '../core/ids.ts'
import type { Choice, InboundMessage } from '../core/message.ts'
import type { RateCounter } from '../instances/contract.ts'
import type { SurveyStore } from '../rating/survey-store.ts'
import type { ConversationStore } from '../store/contract.ts'

export interface RatingLinkParts {
  readonly secret: string
  readonly surveys: Pick<SurveyStore, 'find'>
  readonly conversations: Pick<ConversationStore, 'find'>
  /** Resolves when the messages are stored durably. */
  readonly accept: (messages: readonly InboundMessage[]) => Promise<void>
  readonly rates: RateCounter
  readonly clock: Clock
  readonly question: string
  /** Five, best last, values "1" … "5". */
  readonly choices: readonly Choice[]
}

/** A person opens a page or two; a program that tries tokens opens thousands. */
const OPENINGS = { count: 60, seconds: 60 }

/**
 * `/r/<token>`, the page behind the rating buttons of a mail. GET only shows it: mail scanners and link previews open
 * every address of a mail. A rating is stored by the POST of the page, as a message like a tap on any other channel.
 */
export function createRatingLinks(parts: RatingLinkParts): Router {
  const router = express.Router()
  router.get('/style.css', (_req, res) => void res.type('text/css').send(ratingStyle))
  router.use('/:token', async (req, res, next) => {
    // The address is a key to the rating: it is kept by no cache, no search engine and no other site.
    res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' })
    const { count } = await parts.rates.hit(`rating-link:${req.ip ?? ''}`, OPENINGS.seconds)
    if (count <= OPENINGS.count) return next()
    page(res, 429, ratingNotice('Có quá nhiều lượt mở từ mạng này', 'Xin anh/chị thử lại sau một phút.'))
  })
  router.get('/:token', async (req, res) => {
    const found = await openInvitation(parts, req.params.token)
    if (found === undefined) return page(res, 404, unknownLink)
    if (found.isRated) return page(res, 200, alreadyRated)
    page(res, 200, ratingForm(parts, readScore(parts.choices, req.query['score'])))
  })
  router.post('/:token', express.urlencoded({ extended: false, limit: '1kb' }), async (req, res) => {
    const found = await openInvitation(parts, req.params.token)
    if (found === undefined) return page(res, 404, unknownLink)
    if (found.isRated) return page(res, 200, alreadyRated)
    const body: unknown = req.body
    const given = typeof body === 'object' && body !== null && 'score' in body ? body.score : undefined
    const score = readScore(parts.choices, given)
    if (score === undefined) return page(res, 422, ratingForm(parts, undefined))
    await parts.accept([ratingMessage(found, score, parts.clock)])
    page(res, 200, ratingNotice('Cảm ơn anh/chị đã đánh giá', 'Ý kiến của anh/chị giúp chúng tôi phục vụ tốt hơn.'))
  })
  return router
}

interface OpenInvitation {
  readonly invite: InviteId
  readonly address: InboundMessage['from']
  readonly isRated: boolean
}

async function openInvitation(parts: RatingLinkParts, token: string): Promise<OpenInvitation | undefined> {
  const invite = readRatingToken(parts.secret, token)
  const invitation = invite === undefined ? undefined : await parts.surveys.find(invite)
  if (invitation === undefined) return undefined
  const conversation = await parts.conversations.find(invitation.conversationId)
  if (conversation === undefined) return undefined
  return { invite: invitation.id, address: conversation.address, isRated: invitation.ratedAt !== undefined }
}

/** One key an invitation: a second press, or a reload, is the same event. */
function ratingMessage({ invite, address }: OpenInvitation, score: string, clock: Clock): InboundMessage {
  return {
    channel: address.channel,
    externalId: `rating-link:${invite}`,
    from: address,
    sentAt: clock.now().toISOString(),
    content: { kind: 'rating', invite, score: Number(score) },
  }
}

function readScore(choices: readonly Choice[], given: unknown): string | undefined {
  return choices.find(({ value }) => value === given)?.value
}

const unknownLink = ratingNotice(
  'Liên kết không đúng',
  'Anh/chị mở lại liên kết trong thư, hoặc trả lời thư bằng một con số.',
)
const alreadyRated = ratingNotice('Anh/chị đã đánh giá rồi', 'Chúng tôi đã ghi lại. Cảm ơn anh/chị.')

function page(res: Response, status: number, html: string): void {
  res.status(status).type('text/html').send(html)
}
