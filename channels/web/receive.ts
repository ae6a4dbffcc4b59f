import { z } from 'zod'
import type { WebhookOutcome, WebhookRequest } from '../../src/core/channel.ts'
import { unreachable, type ChannelAddress, type InboundContent } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import { allowsPage } from './allowed-origins.ts'
import type { WebConfig } from './config.ts'
import { bearerToken, readVisitorToken } from './session.ts'

/** Characters after NFC and trimming; the widget's counter shows the same number. */
export const MAX_TEXT_LENGTH = 4000
/** 4,000 decomposed letters as JSON escapes stay below it; everything longer is not typed by a person. */
const MAX_BODY_BYTES = 128 * 1024

/**
 * One message of the widget. `why` is Vietnamese, because our own front-end shows it to the citizen as the problem's
 * `detail`; it names what is expected and never repeats what was sent.
 */
export function receive(config: WebConfig, request: WebhookRequest): WebhookOutcome {
  if (!allowsPage(config.allowedOrigins, request.headers)) {
    return { kind: 'rejected', status: 403, why: 'Trang này chưa được phép dùng khung chat.' }
  }
  const from = identify(config, request)
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

/** Pages of before `data-site`, and those that name none. */
const DEFAULT_ACCOUNT = 'widget'

/** Whose request it is, by the Bearer token; the age is judged at `receivedAt`, so that the same request has one answer. */
export function identify(config: WebConfig, request: WebhookRequest): ChannelAddress | undefined {
  const token = bearerToken(request.headers)
  if (token === undefined || !allowsPage(config.allowedOrigins, request.headers)) return undefined
  const known = readVisitorToken(config.sessionSecret, token, new Date(request.receivedAt))
  if (known === undefined) return undefined
  return { channel: 'web', account: known.site ?? DEFAULT_ACCOUNT, user: known.visitor }
}

const tooLong = `Xin viết ngắn hơn (tối đa ${MAX_TEXT_LENGTH.toLocaleString('vi-VN')} ký tự) hoặc chia thành nhiều tin.`

const clientId = z.uuid({ error: 'Cần "clientId" là một UUID do khung chat tạo cho mỗi tin.' })
/** Whatever `render` may offer must come back: our own values have no limit there, so this one is wide. */
const MAX_CHOICE_LENGTH = 2000
const ofChoice = (error: string) =>
  z.string({ error }).transform(clean).pipe(z.string().min(1, error).max(MAX_CHOICE_LENGTH, error))

/** Only what our own upload gave out: a link of anywhere else would be shown to officers as the citizen's file. */
const OWN_FILE = /^\/media\/[A-Za-z0-9_-]{1,128}$/

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
    z.object({
      clientId,
      kind: z.literal('attachment'),
      attachment: z.object(
        {
          type: z.enum(['image', 'file', 'audio', 'video'], {
            error: 'Cần "type" là "image", "file", "audio" hoặc "video".',
          }),
          url: z.string({ error: wrongUrl() }).regex(OWN_FILE, wrongUrl()),
          // Stored with the file already; here only so that the body says what it is about.
          name: z.string({ error: 'Cần "name" là tên tệp.' }).max(500, 'Tên tệp quá dài.').optional(),
        },
        { error: 'Cần "attachment" là tệp đã tải lên.' },
      ),
    }),
  ],
  { error: 'Cần một đối tượng JSON có "kind" là "text", "choice", "rating" hoặc "attachment".' },
)

function contentOf(body: z.infer<typeof bodySchema>): InboundContent {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text }
    case 'choice':
      return { kind: 'choice', value: body.value, ...(body.label === undefined ? {} : { label: body.label }) }
    case 'rating':
      return { kind: 'rating', invite: body.invite, score: body.score }
    case 'attachment':
      return { kind: 'attachment', type: body.attachment.type, url: body.attachment.url }
    default:
      return unreachable(body)
  }
}

function wrongScore(): string {
  return 'Cần "score" là số nguyên từ 1 đến 5.'
}

function wrongUrl(): string {
  return 'Cần "url" là địa chỉ /media/… của tệp đã tải lên ở đây.'
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
