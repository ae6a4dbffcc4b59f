import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly change: (open: boolean) => void
  readonly wide?: boolean
  readonly children: ReactNode
}

/** Above everything else; Escape and a click beside it close it, and the focus goes back where it was. */
export function Dialog({ title, open, change, wide = false, children }: DialogProps) {
  return (
    <ModalOverlay className="overlay" isOpen={open} onOpenChange={change} isDismissable>
      <Modal className={wide ? 'modal card wide' : 'modal card'}>
        <AriaDialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
