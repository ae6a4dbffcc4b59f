import { useState } from 'react'
import { Button } from './parts/button.tsx'
import { Dialog } from './parts/dialog.tsx'

interface ConfirmProps {
  readonly title: string
  readonly text: string
  /** On the buttons: to do it, while it is done, and to leave it. */
  readonly words: { readonly run: string; readonly busy: string; readonly stay: string }
  readonly open: boolean
  readonly change: (open: boolean) => void
  readonly run: () => Promise<unknown>
}

/** What cannot be taken back asks once. */
export function Confirm({ title, text, words, open, change, run }: ConfirmProps) {
  const [busy, setBusy] = useState(false)
  async function go(): Promise<void> {
    setBusy(true)
    await run()
    setBusy(false)
    change(false)
  }
  return (
    <Dialog title={title} open={open} change={change}>
      <p>{text}</p>
      <div className="row end">
        <Button press={() => change(false)}>{words.stay}</Button>
        <Button kind="primary" press={go} busy={busy}>
          {busy ? words.busy : words.run}
        </Button>
      </div>
    </Dialog>
  )
}
