import { tellDone, tellFailure } from '../toasts.tsx'

/** Browsers refuse the clipboard on pages without TLS. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    tellDone(done)
  } catch {
    tellFailure('Trình duyệt không cho sao chép. Xin chọn chữ và sao chép bằng tay.')
  }
}
