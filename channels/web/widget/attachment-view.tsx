import { h } from './draw.ts'
import { Icon } from './icons.tsx'
import { t } from './texts.ts'
import type { Attachment } from './wire.ts'

interface AttachmentViewProps {
  readonly file: Attachment
  readonly thumbnail: HTMLCanvasElement | undefined
  readonly onView: (url: string, name: string) => void
}

/** A picture is downloaded again only when the citizen asks for it: mobile data is paid by the byte. */
export function AttachmentView({ file: { url, name }, thumbnail, onView }: AttachmentViewProps) {
  const words = name || t.file
  if (thumbnail !== undefined) {
    return (
      <div
        class="picture"
        role="img"
        aria-label={words}
        ref={(element) => thumbnail.parentNode !== element && element?.append(thumbnail)}
      />
    )
  }
  return (
    <p class="file">
      <Icon name="clip" /> <span>{words}</span>
      {url !== '' && (
        <button type="button" onClick={() => onView(url, name)}>
          {t.view}
        </button>
      )}
    </p>
  )
}
