import type { ChatAction } from './chat-state.ts'
import { uploadFile } from './upload-file.ts'
import { viewFile } from './view-file.ts'
import type { Attachment, OutgoingBody, OutgoingMessage, VisitorSession } from './wire.ts'

export interface FileSenderParts {
  readonly origin: string
  readonly session: VisitorSession
  readonly dispatch: (action: ChatAction) => void
  /** Sends the message that names the file. */
  readonly post: (message: OutgoingMessage) => void
}

export interface FileSender {
  send(clientId: string, file: File): void
  retry(): void
  /** The picture as far as it is known here, without asking the server. */
  thumbnail(url: string): HTMLCanvasElement | undefined
  /** Makes the picture known, or saves any other file. */
  view(url: string, name: string): Promise<void>
}

/**
 * Comes with the first file; imports no module of the chat, which a browser would else load a second time. Files wait
 * in memory only: what a phone photographs is too large for the browser's storage.
 */
export function createFileSender({ origin, session, dispatch, post }: FileSenderParts): FileSender {
  const waiting = new Map<string, () => void>()
  const thumbnails = new Map<string, HTMLCanvasElement>()

  const upload = async (clientId: string, file: File): Promise<void> => {
    waiting.delete(clientId)
    const onProgress = (percent: number): void =>
      dispatch({ kind: 'status', clientId, status: 'sending', detail: `${percent}%` })
    onProgress(0)
    let detail: string | undefined
    try {
      const { token } = await session.current()
      const outcome = await uploadFile(origin, token, file, onProgress)
      if (outcome.kind === 'uploaded') {
        const { attachment, thumbnail } = outcome
        const body: OutgoingBody = { kind: 'attachment', attachment }
        if (thumbnail !== undefined) thumbnails.set(attachment.url, thumbnail)
        dispatch({ kind: 'uploaded', clientId, body })
        return post({ clientId, body })
      }
      if (outcome.kind === 'refused') {
        // A server that keeps no files.
        if (outcome.status === 404) dispatch({ kind: 'heard', news: { files: false } })
        return dispatch({ kind: 'status', clientId, status: 'refused', detail: outcome.detail })
      }
      if (outcome.status === 401) await session.replace(token)
      detail = outcome.detail
    } catch {
      // No network: told below.
    }
    waiting.set(clientId, () => void upload(clientId, file))
    dispatch({ kind: 'status', clientId, status: 'waiting', detail })
  }

  return {
    send: (clientId, file) => void upload(clientId, file),
    retry: () => [...waiting.values()].forEach((again) => again()),
    thumbnail: (url) => thumbnails.get(url),
    view: async (url, name) => {
      const picture = await viewFile(origin + url, (await session.current()).token, name)
      if (picture !== undefined) thumbnails.set(url, picture)
    },
  }
}

/** Before the server has looked at the bytes. */
export function attachmentOf(file: File): Attachment {
  return { type: kindOf(file.type), url: '', name: file.name }
}

function kindOf(contentType: string): Attachment['type'] {
  return (['image', 'audio', 'video'] as const).find((type) => contentType.startsWith(type)) ?? 'file'
}
