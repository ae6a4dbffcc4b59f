import type { AttachmentContent } from '../../core/message.ts'
import type { MessageMedia } from '../../media/contract.ts'
import { attachmentTexts } from './texts.ts'

interface AttachmentProps {
  readonly content: AttachmentContent
  readonly media: MessageMedia | undefined
}

/** A citizen's file: from our own copy, which runs nowhere and leaves a trace in the audit. */
export function Attachment({ content, media }: AttachmentProps) {
  const name = attachmentTexts[content.type]
  return (
    <>
      {content.text !== undefined && content.text !== '' && <p className="said">{content.text}</p>}
      {media !== undefined && 'id' in media ? (
        <Kept media={media} name={name} />
      ) : (
        <p>
          {isWebLink(content.url) && content.type === 'link' ? (
            <ForeignLink href={content.url} name={name} />
          ) : (
            `[${name}]`
          )}
          {media !== undefined && <span className="muted small"> {media.missing}</span>}
        </p>
      )}
    </>
  )
}

type KeptMedia = Extract<MessageMedia, { readonly id: unknown }>

function Kept({
  media: { id, type, size, name: fileName },
  name,
}: {
  readonly media: KeptMedia
  readonly name: string
}) {
  const href = `/media/${id}`
  const title = `${fileName ?? name} (${sizeText(size)})`
  if (!type.startsWith('image/')) {
    return (
      <a className="file" href={href} target="_blank" rel="noopener">
        Mở {title}
      </a>
    )
  }
  return (
    <a className="picture" href={href} target="_blank" rel="noopener" aria-label={`Mở hình ${title}`}>
      <img src={href} alt={`Hình công dân gửi: ${fileName ?? 'không có tên'}`} loading="lazy" />
    </a>
  )
}

/** Sent by a stranger: opened apart, and without telling where from. */
function ForeignLink({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      Mở {name.toLowerCase()} (trang ngoài, chưa kiểm tra)
    </a>
  )
}

function isWebLink(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url)
}

function sizeText(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1).replace('.', ',')} MB`
}
