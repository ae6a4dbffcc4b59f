import { useCallback, useState } from 'preact/hooks'

export interface Toast {
  readonly id: number
  readonly text: string
}

/** Long enough to be read out and to be read twice. */
const SHOWN_MS = 12_000

export interface ToastControl {
  readonly items: readonly Toast[]
  readonly fail: (text: string) => void
  readonly dismiss: (id: number) => void
}

export function useToasts(): ToastControl {
  const [items, setItems] = useState<readonly Toast[]>([])
  const dismiss = useCallback((id: number) => setItems((all) => all.filter((item) => item.id !== id)), [])
  const fail = useCallback(
    (text: string) => {
      const id = performance.now()
      // The same trouble again is shown once.
      setItems((all) => [...all.filter((item) => item.text !== text), { id, text }].slice(-3))
      setTimeout(() => dismiss(id), SHOWN_MS)
    },
    [dismiss],
  )
  return { items, fail, dismiss }
}

/** The region is always there: screen readers announce only what is added to a region that they know. */
export function Toasts({ items, dismiss }: Omit<ToastControl, 'fail'>) {
  return (
    <div class="toasts" role="alert">
      {items.map((item) => (
        <div class="toast" key={item.id}>
          <p>{item.text}</p>
          <button class="button quiet" type="button" onClick={() => dismiss(item.id)}>
            Đóng
          </button>
        </div>
      ))}
    </div>
  )
}
