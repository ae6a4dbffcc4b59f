import { RATING_ANSWERED } from '../../handoff/without-ratings.ts'
import { unreachable } from '../../core/message.ts'
import type { ContactContent } from '../../core/message.ts'
import type { MessageMedia } from '../../media/contract.ts'
import type { TranscriptEntry } from '../../store/contract.ts'
import { Attachment } from './attachment.tsx'
import { eventTexts } from './texts.ts'

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
      return <p className="said">{content.text}</p>
    case 'choice':
      return (
        <p className="said">
          {content.label ?? content.value} <span className="muted small">(đã chọn)</span>
        </p>
      )
    case 'choices':
    case 'rating-request':
      return (
        <>
          <p className="said">{content.text}</p>
          <ul className="offered" aria-label="Các lựa chọn đã gửi">
            {content.choices.map((choice) => (
              <li key={choice.value}>{choice.label}</li>
            ))}
          </ul>
        </>
      )
    case 'attachment':
      return <Attachment content={content} media={media} />
    case 'rating':
      return <p className="said">{RATING_ANSWERED}</p>
    case 'contact':
      return <p className="said">{contactText(content)}</p>
    case 'event':
      return <p className="said">{[eventTexts[content.event], content.text].filter(Boolean).join(': ')}</p>
    default:
      return unreachable(content)
  }
}

/** About the conversation, said by nobody. */
export function isNotice(content: AnyContent): boolean {
  return content.kind === 'notice' || content.kind === 'event'
}

function contactText({ name, phone }: ContactContent): string {
  const parts = [name === undefined ? '' : `Họ tên: ${name}`, phone === undefined ? '' : `Điện thoại: ${phone}`]
  return parts.filter((part) => part !== '').join('\n') || 'Đã gửi thông tin liên hệ'
}
