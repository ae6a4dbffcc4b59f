import { useRef, useState } from 'preact/hooks'

/** Ending cannot be taken back, so it asks once. */
export function CloseButton({ close }: { readonly close: () => Promise<string | undefined> }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)

  async function end(): Promise<void> {
    if (busy) return
    setBusy(true)
    await close()
    setBusy(false)
    dialog.current?.close()
  }

  return (
    <>
      <button class="button" type="button" onClick={() => dialog.current?.showModal()}>
        Kết thúc hỗ trợ
      </button>
      <dialog ref={dialog} class="card confirm" aria-labelledby="close-title">
        <h2 id="close-title">Kết thúc hỗ trợ?</h2>
        <p>Công dân được báo là cuộc hỗ trợ đã xong, sau đó được mời đánh giá.</p>
        <div class="row end">
          <button class="button" type="button" onClick={() => dialog.current?.close()}>
            Tiếp tục hỗ trợ
          </button>
          <button class="button primary" type="button" onClick={end} aria-disabled={busy}>
            {busy ? 'Đang kết thúc…' : 'Kết thúc'}
          </button>
        </div>
      </dialog>
    </>
  )
}
