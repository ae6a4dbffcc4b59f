import { useState } from 'preact/hooks'
import type { HandoffStatus } from '../../core/handoff.ts'
import { statusTexts } from './texts.ts'
import { LIST_HREF, handoffHref } from './places.ts'

/** Below a conversation that nobody has taken. */
export function ClaimBar({ claim }: { readonly claim: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false)
  async function take(): Promise<void> {
    if (busy) return
    setBusy(true)
    await claim()
    setBusy(false)
  }
  return (
    <div class="foot foot-row">
      <p>Công dân đang chờ. Nhận cuộc này để trả lời.</p>
      <button class="button primary" type="button" onClick={take} aria-disabled={busy}>
        {busy ? 'Đang nhận…' : 'Nhận hỗ trợ'}
      </button>
    </div>
  )
}

export function EndedBar({ status, next }: { readonly status: HandoffStatus; readonly next: string | undefined }) {
  return (
    <div class="foot foot-row">
      <p role="status">{statusTexts[status]}.</p>
      <a class="button primary" href={next === undefined ? LIST_HREF : handoffHref(next)}>
        {next === undefined ? 'Về danh sách' : 'Mở cuộc đang chờ tiếp theo'}
      </a>
    </div>
  )
}
