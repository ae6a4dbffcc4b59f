import { z } from 'zod'
import type { VisitorTicket, WebhookOutcome, WebhookRequest } from '../../src/core/channel.ts'
import { unreachable, type ChannelAddress, type InboundContent } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import { bearerToken, issueVisitorToken, verifyVisitorToken } from './session.ts'

/** Characters after NFC and trimming; the widget's counter shows the same number. */
export const MAX_TEXT_LENGTH = 4000
/** 4,000 decomposed letters as JSON escapes stay below it; everything longer is not typed by a person. */
const MAX_BODY_BYTES = 128 * 1024

/**
 * One message of the widget. `why` is Vietnamese, because our own front-end shows it to the citizen as the problem's
 * `detail`; it names what is expected and never repeats what was sent.
 */
export function receive(secret: string, request: WebhookRequest): WebhookOutcome {
  const from = identify(secret, request)
  if (from === undefined)
    return { kind: 'rejected', status: 401, why: 'Phiên trò chuyện đã hết hạn. Xin mở lại khung chat.' }
  if (request.body.byteLength > MAX_BODY_BYTES) {
    return { kind: 'rejected', status: 413, why: `Tin nhắn quá dài. ${tooLong}`, field: 'body' }
  }
  const json = parseJson(request.body)
  if (json === undefined) {
    return { kind: 'rejected', status: 400, why: 'Nội dung gửi lên phải là JSON hợp lệ, mã UTF-8.', field: 'body' }
  }
  const parsed = bodySchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') || 'body'
    return { kind: 'rejected', status: 422, why: issue?.message ?? 'Dữ liệu không hợp lệ.', field }
  }
  const externalId = `${from.user}:${parsed.data.clientId.toLowerCase()}`
  const sentAt = request.receivedAt
  return { kind: 'messages', messages: [{ channel: 'web', externalId, from, sentAt, content: contentOf(parsed.data) }] }
}

/** Whose request it is, by the Bearer token; the age is judged at `receivedAt`, so that the same request has one answer. */
export function identify(secret: string, request: WebhookRequest): ChannelAddress | undefined {
  const token = bearerToken(request.headers)
  if (token === undefined) return undefined
  const user = verifyVisitorToken(secret, token, new Date(request.receivedAt))
  return user === undefined ? undefined : { channel: 'web', account: 'widget', user }
}

/** A new visitor, or the same one with a fresh token: who comes back within the lifetime keeps the conversation. */
export function welcome(secret: string, request: WebhookRequest): VisitorTicket {
  const now = new Date(request.receivedAt)
  const token = bearerToken(request.headers)
  return issueVisitorToken(secret, now, token === undefined ? undefined : verifyVisitorToken(secret, token, now))
}

const tooLong = `Xin viết ngắn hơn (tối đa ${MAX_TEXT_LENGTH.toLocaleString('vi-VN')} ký tự) hoặc chia thành nhiều tin.`

const clientId = z.uuid({ error: 'Cần "clientId" là một UUID do khung chat tạo cho mỗi tin.' })
/** Whatever `render` may offer must come back: our own values have no limit there, so this one is wide. */
const MAX_CHOICE_LENGTH = 2000
const ofChoice = (error: string) =>
  z.string({ error }).transform(clean).pipe(z.string().min(1, error).max(MAX_CHOICE_LENGTH, error))

const bodySchema = z.discriminatedUnion(
  'kind',
  [
    z.object({
      clientId,
      kind: z.literal('text'),
      text: z
        .string({ error: 'Cần "text" là một chuỗi ký tự.' })
        .transform(clean)
        .pipe(
          z
            .string()
            .min(1, 'Tin nhắn đang trống. Xin nhập câu hỏi.')
            .max(MAX_TEXT_LENGTH, `Tin nhắn quá dài. ${tooLong}`),
        ),
    }),
    z.object({
      clientId,
      kind: z.literal('choice'),
      value: ofChoice('Cần "value" là giá trị của lựa chọn, từ 1 đến 2.000 ký tự.'),
      label: ofChoice('Cần "label" là chữ trên nút, từ 1 đến 2.000 ký tự.').optional(),
    }),
    z.object({
      clientId,
      kind: z.literal('rating'),
      invite: z.templateLiteral(['i_', z.string().regex(/^[0-9A-Za-z_-]{1,64}$/)], {
        error: 'Cần "invite" là mã của lời mời đánh giá.',
      }),
      score: z.int({ error: wrongScore() }).min(1, wrongScore()).max(5, wrongScore()),
    }),
  ],
  { error: 'Cần một đối tượng JSON có "kind" là "text", "choice" hoặc "rating".' },
)

function contentOf(body: z.infer<typeof bodySchema>): InboundContent {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text }
    case 'choice':
      return { kind: 'choice', value: body.value, ...(body.label === undefined ? {} : { label: body.label }) }
    case 'rating':
      return { kind: 'rating', invite: body.invite, score: body.score }
    default:
      return unreachable(body)
  }
}

function wrongScore(): string {
  return 'Cần "score" là số nguyên từ 1 đến 5.'
}

function clean(text: string): string {
  return cleanText(text).replaceAll(/\r\n?/g, '\n').trim()
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
