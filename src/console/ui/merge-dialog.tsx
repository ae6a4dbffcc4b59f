import { useState } from 'react'
import type { HandoffList } from './api.ts'
import { sameCitizenPath, targetsOf, type SameCitizen } from './merge-targets.ts'
import { handoffLine } from './handoff-title.ts'
import type { DeskItem } from './desk-types.ts'
import { LoadingState } from './page/loading-state.tsx'
import { Button } from './parts/button.tsx'
import { DialogActions } from './parts/dialog-actions.tsx'
import { Dialog } from './parts/dialog.tsx'
import { Targets } from './parts/targets.tsx'
import { handoffHref } from './places.ts'
import { channelText, statusTexts } from './texts.ts'
import { dayAndTime } from './times.ts'
import { tellDone } from './toasts.tsx'
import { useApi } from './use-api.ts'
import type { Act } from './use-desk.ts'
import { loadedOr, useResource } from './use-resource.ts'

export interface Merged {
  readonly handoff: string
  readonly conversation: string
}

interface MergeDialogProps {
  readonly from: Merged
  readonly open: boolean
  readonly change: (open: boolean) => void
  readonly act: Act
}

/** One citizen, two conversations: this one ends and the chosen one goes on. Whether they are one, the server knows. */
export function MergeDialog({ open, change, ...rest }: MergeDialogProps) {
  return (
    <Dialog title="Gộp cuộc này vào cuộc nào?" open={open} change={change}>
      <MergeChoice {...rest} close={() => change(false)} />
    </Dialog>
  )
}

type MergeChoiceProps = Pick<MergeDialogProps, 'from' | 'act'> & { readonly close: () => void }

const nobody: { readonly results: readonly SameCitizen[] } = { results: [] }

function MergeChoice({ from, act, close }: MergeChoiceProps) {
  const { staff } = useApi()
  const list = useResource<HandoffList>('/handoffs')
  const same = useResource<typeof nobody>(sameCitizenPath(from.conversation))
  if (same.state.kind === 'loading') return <p className="muted">Đang tìm cuộc khác của công dân này…</p>
  return (
    <LoadingState resource={list} what="các cuộc đang mở">
      {({ handoffs }) => (
        <MergeForm
          from={from}
          {...targetsOf(handoffs, loadedOr(same.state, nobody).results, { from: from.handoff, staff })}
          act={act}
          close={close}
        />
      )}
    </LoadingState>
  )
}

type MergeFormProps = MergeChoiceProps & ReturnType<typeof targetsOf>

function MergeForm({ same, others, act, close }: MergeFormProps) {
  const [into, setInto] = useState(same[0]?.id ?? '')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function merge(): Promise<void> {
    if (into === '') return setProblem('Xin chọn cuộc để gộp vào.')
    setBusy(true)
    const failed = await act('merge', { into })
    setBusy(false)
    setProblem(failed)
    if (failed !== undefined) return
    close()
    tellDone('Đã gộp. Cuộc này tiếp tục ở đây.')
    location.hash = handoffHref(into)
  }

  if (same.length + others.length === 0) return <Nothing close={close} />
  return (
    <>
      <p className="muted small">
        Cuộc đang xem kết thúc; nhãn, việc theo dõi và mức khẩn chuyển sang cuộc được chọn. Chỉ gộp được khi công dân đã
        liên kết hai kênh, hoặc hai cuộc ở cùng một nơi nhắn.
      </p>
      <Targets
        label="Gộp vào"
        chosen={into}
        choose={setInto}
        sections={[
          { title: 'Cùng công dân này', targets: same.map(targetOf) },
          { title: 'Cuộc đang mở khác', targets: others.map(targetOf) },
        ]}
      />
      {problem !== undefined && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
      <DialogActions close={close} act={() => void merge()} busy={busy} label="Gộp" busyLabel="Đang gộp…" />
    </>
  )
}

function Nothing({ close }: { readonly close: () => void }) {
  return (
    <>
      <p>Không có cuộc nào khác đang mở mà anh/chị gộp được.</p>
      <div className="row end">
        <Button press={close}>Đóng</Button>
      </div>
    </>
  )
}

function targetOf(item: DeskItem) {
  const { id, channel, status, officer, openedAt } = item
  const where = `${channelText(channel)} · ${officer ?? statusTexts[status]} · ${dayAndTime(openedAt, Date.now())}`
  return { id, title: handoffLine(item), note: where }
}
