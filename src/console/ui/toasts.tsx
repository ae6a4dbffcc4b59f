import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'

interface ToastText {
  readonly text: string
  readonly kind: 'bad' | 'good'
}

/** Long enough to be read out and to be read twice. */
const SHOWN_MS = 12_000
const GOOD_MS = 5_000

const queue = new ToastQueue<ToastText>({ maxVisibleToasts: 3 })

/** Something did not work. The same trouble again is shown once. */
export function tellFailure(text: string): void {
  tell({ text, kind: 'bad' }, SHOWN_MS)
}

export function tellDone(text: string): void {
  tell({ text, kind: 'good' }, GOOD_MS)
}

function tell(content: ToastText, timeout: number): void {
  for (const { key, content: shown } of queue.visibleToasts) if (shown.text === content.text) queue.close(key)
  queue.add(content, { timeout })
}

export function Toasts() {
  return (
    <ToastRegion queue={queue} className="toasts" aria-label="Thông báo của bàn hỗ trợ">
      {({ toast }) => (
        <Toast toast={toast} className={`toast ${toast.content.kind}`}>
          <ToastContent>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <Button slot="close" className="button quiet">
            Đóng
          </Button>
        </Toast>
      )}
    </ToastRegion>
  )
}
