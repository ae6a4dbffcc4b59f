import { useState } from 'react'
import type { HandoffStatus } from '../../core/handoff.ts'
import { statusTexts } from './texts.ts'
import { LIST_HREF, handoffHref } from './places.ts'
import { tellFailure } from './toasts.tsx'
import { useApi } from './use-api.ts'
import { Button } from './parts/button.tsx'
import { LinkButton } from './parts/link-button.tsx'

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
    <div className="foot foot-row">
      <p>Công dân đang chờ. Nhận cuộc này để trả lời.</p>
      <Button kind="primary" press={take} aria-disabled={busy}>
        {busy ? 'Đang nhận…' : 'Nhận hỗ trợ'}
      </Button>
    </div>
  )
}

interface EndedBarProps {
  readonly handoff: string
  readonly status: HandoffStatus
  readonly next: string | undefined
}

export function EndedBar({ handoff, status, next }: EndedBarProps) {
  const { call } = useApi()
  const [busy, setBusy] = useState(false)
  async function again(): Promise<void> {
    setBusy(true)
    const path = `/handoffs/${handoff}/reopen`
    const result = await call<{ handoff?: { id: string } }>(path, { method: 'POST', body: {} })
    setBusy(false)
    if (!result.ok) return tellFailure(result.detail)
    // What was ended stays ended: the talk goes on in a new one.
    if (result.value.handoff !== undefined) location.hash = handoffHref(result.value.handoff.id)
  }
  return (
    <div className="foot foot-row">
      <p role="status">{statusTexts[status]}.</p>
      <div className="row">
        {status === 'resolved' && (
          <Button press={again} busy={busy}>
            {busy ? 'Đang mở lại…' : 'Mở lại cuộc này'}
          </Button>
        )}
        <LinkButton kind="primary" href={next === undefined ? LIST_HREF : handoffHref(next)}>
          {next === undefined ? 'Về danh sách' : 'Mở cuộc đang chờ tiếp theo'}
        </LinkButton>
      </div>
    </div>
  )
}
