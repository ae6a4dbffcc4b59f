import { unreachable } from '../../core/message.ts'
import type { AttachmentContent, ContactContent } from '../../core/message.ts'
import type { TranscriptEntry } from '../../store/contract.ts'
import type { MessageMedia } from '../../media/contract.ts'
import { attachmentTexts, eventTexts } from './texts.ts'

type AnyContent = TranscriptEntry['content']

interface ContentProps {
  readonly content: AnyContent
  readonly media?: MessageMedia | undefined
}

export function Content({ content, media }: ContentProps) {
  switch (content.kind) {
    case 'text':
    case 'staff-text':
    case 'notice':
      return <p class="said">{content.text}</p>
    case 'choice':
      return (
        <p class="said">
          {content.label ?? content.value} <span class="muted small">(đã chọn)</span>
        </p>
      )
    case 'choices':
    case 'rating-request':
      return (
        <>
          <p class="said">{content.text}</p>
          <ul class="offered" aria-label="Các lựa chọn đã gửi">
            {content.choices.map((choice) => (
              <li key={choice.value}>{choice.label}</li>
            ))}
          </ul>
        </>
      )
    case 'attachment':
      return <Attachment content={content} media={media} />
    case 'rating':
      return (
        <p class="said">
          Đánh giá: {content.score} trên 5{content.comment === undefined ? '' : ` – ${content.comment}`}
        </p>
      )
    case 'contact':
      return <p class="said">{contactText(content)}</p>
    case 'event':
      return <p class="said">{[eventTexts[content.event], content.text].filter(Boolean).join(': ')}</p>
    default:
      return unreachable(content)
  }
}

/** About the conversation, said by nobody. */
export function isNotice(content: AnyContent): boolean {
  return content.kind === 'notice' || content.kind === 'event'
}

interface AttachmentProps {
  readonly content: AttachmentContent
  readonly media: MessageMedia | undefined
}

function Attachment({ content, media }: AttachmentProps) {
  return (
    <>
      {content.text !== undefined && content.text !== '' && <p class="said">{content.text}</p>}
      <p>
        <AttachmentLink content={content} media={media} />
      </p>
    </>
  )
}

function AttachmentLink({ content, media }: AttachmentProps) {
  const name = attachmentTexts[content.type]
  if (media !== undefined && 'id' in media) return <KeptFile media={media} name={name} />
  if (isWebLink(content.url)) return <ForeignLink href={content.url} name={name} />
  return <>{media === undefined ? `[${name}]` : `[${name}: không lưu được]`}</>
}

interface KeptFileProps {
  readonly media: Extract<MessageMedia, { id: string }>
  readonly name: string
}

/** Our own copy: opened apart, each view is audited. */
function KeptFile({ media, name }: KeptFileProps) {
  return (
    <a href={`/media/${media.id}`} target="_blank" rel="noopener">
      {name}: {media.name ?? 'mở xem'} ({Math.max(1, Math.round(media.size / 1024)).toLocaleString('vi')} KB)
    </a>
  )
}

/** Sent by a stranger: opened apart, and without telling where from. */
function ForeignLink({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      Mở {name.toLowerCase()} (trang ngoài)
    </a>
  )
}

function isWebLink(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url)
}

function contactText({ name, phone }: ContactContent): string {
  const parts = [name === undefined ? '' : `Họ tên: ${name}`, phone === undefined ? '' : `Điện thoại: ${phone}`]
  return parts.filter((part) => part !== '').join('\n') || 'Đã gửi thông tin liên hệ'
}
