import { Button } from './button.tsx'

interface DialogActionsProps {
  readonly close: () => void
  readonly act: () => void
  readonly busy: boolean
  /** What the button does, and what it says while it does it: "Gộp", "Đang gộp…". */
  readonly label: string
  readonly busyLabel: string
}

/** The last line of a dialog: leave it, or do it. */
export function DialogActions({ close, act, busy, label, busyLabel }: DialogActionsProps) {
  return (
    <div className="row end">
      <Button press={close}>Thôi</Button>
      <Button kind="primary" press={act} busy={busy}>
        {busy ? busyLabel : label}
      </Button>
    </div>
  )
}
