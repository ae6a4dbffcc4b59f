import { createContext, useContext, useState, type ReactNode } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { Dialog } from '../../../console/ui/parts/dialog.tsx'
import { useResource, type ResourceControl } from '../../../console/ui/use-resource.ts'
import { Waiting } from './waiting.tsx'

/** Sections of `GET /method` that panels name. */
export type MethodId =
  | 'funnel'
  | 'index'
  | 'interval'
  | 'provinces'
  | 'significance'
  | 'factors'
  | 'penalty'
  | 'weights'
  | 'trend'
  | 'suppression'
  | 'operations'
  | 'hospital'
  | 'signals'
  | 'recheck'
  | 'yearly'

interface Method {
  readonly sections: readonly { readonly id: string; readonly title: string; readonly text: string }[]
}

interface MethodControl {
  readonly method: ResourceControl<Method>
  readonly ask: () => void
}

const MethodContext = createContext<MethodControl | undefined>(undefined)

/** The texts are fetched with the first "Cách tính" and kept. */
export function MethodProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState(false)
  const method = useResource<Method>(asked ? '/method' : undefined)
  return <MethodContext value={{ method, ask: () => setAsked(true) }}>{children}</MethodContext>
}

/** How a figure is computed, from the server that computed it. */
export function MethodButton({ of, ids }: { readonly of: string; readonly ids: readonly MethodId[] }) {
  const control = useContext(MethodContext)
  const [open, setOpen] = useState(false)
  if (control === undefined) return null
  const show = (): void => {
    control.ask()
    setOpen(true)
  }
  return (
    <>
      <Button kind="quiet" className="small" label={`Cách tính: ${of}`} press={show}>
        Cách tính
      </Button>
      <Dialog wide title={`Cách tính: ${of}`} open={open} change={setOpen}>
        <Waiting resource={control.method} what="cách tính">
          {({ sections }) => (
            <div className="stack method">
              {sections
                .filter(({ id }) => ids.some((one) => one === id))
                .map(({ id, title, text }) => (
                  <section key={id}>
                    <h3>{title}</h3>
                    {text
                      .trim()
                      .split(/\n+/)
                      .map((paragraph) => (
                        <p key={paragraph}>{paragraph}</p>
                      ))}
                  </section>
                ))}
            </div>
          )}
        </Waiting>
        <div className="row end">
          <Button kind="primary" press={() => setOpen(false)}>
            Đóng
          </Button>
        </div>
      </Dialog>
    </>
  )
}
