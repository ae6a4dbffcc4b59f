import { createRef, render } from 'preact'
import type { Chat } from './chat.ts'
import { growToText } from './composer.tsx'
import { enterDialog } from './dialog.ts'
import { followLog } from './follow-log.ts'
import { Launcher } from './launcher.tsx'
import { logItems } from './log-items.ts'
import { Panel } from './panel.tsx'

export interface Widget {
  open(): void
  close(): void
}

/**
 * Draws the whole widget from its state after each change. Components have no state of their own: that keeps Preact's
 * hooks (1.2 KB of the 15 KB) out, and a draft survives closing the panel.
 */
export function createWidget(chat: Chat, root: HTMLElement): Widget {
  const launcher = createRef<HTMLButtonElement>()
  const panel = createRef<HTMLDivElement>()
  const log = createRef<HTMLDivElement>()
  const input = createRef<HTMLTextAreaElement>()
  let leaveDialog: (() => void) | undefined
  let opener: Element | null = null
  let draft = ''
  /** Answers that the citizen has had before the eyes. */
  let seen = 0
  const follow = followLog(log, () => draw())

  const draw = (): void => {
    const state = chat.state()
    const answers = state.entries.filter((entry) => entry.direction === 'out').length
    if (leaveDialog === undefined) {
      render(<Launcher button={launcher} unread={answers - seen} onOpen={open} />, root)
      return
    }
    seen = answers
    const items = logItems(state)
    render(
      <Panel
        {...{ chat, state, items, panel, log, input, draft }}
        hasMore={follow.hasMore()}
        onDraft={setDraft}
        onScroll={follow.look}
        onMore={follow.toEnd}
        onClose={close}
      />,
      root,
    )
    growToText(input.current)
    follow.drawn(items)
  }

  const setDraft = (text: string): void => {
    draft = text
    draw()
  }

  const open = (): void => {
    if (leaveDialog !== undefined) return
    opener = document.activeElement
    leaveDialog = () => undefined
    chat.start()
    draw()
    if (panel.current !== null) leaveDialog = enterDialog(panel.current, close)
    follow.opened()
    draw()
    // On a phone the keyboard would cover the greeting before it is read.
    const first = matchMedia('(pointer: coarse)').matches ? log : input
    first.current?.focus({ preventScroll: true })
  }

  const close = (): void => {
    leaveDialog?.()
    leaveDialog = undefined
    draw()
    // To the link of the page that opened the chat, else to the launcher.
    const isOutside = opener instanceof HTMLElement && opener !== document.body && opener.shadowRoot === null
    const next = isOutside && opener instanceof HTMLElement ? opener : launcher.current
    next?.focus()
  }

  chat.subscribe(draw)
  draw()
  return { open, close }
}
