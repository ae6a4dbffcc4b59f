import { createRef, h, render } from './draw.ts'
import { createChat, type Chat } from './chat.ts'
import css from './chat-window.css?inline'
import { growToText } from './composer.tsx'
import { enterDialog } from './dialog.ts'
import { followLog } from './follow-log.ts'
import type { Frame, Look, Widget } from './frame.ts'
import { logItems } from './log-items.ts'
import { Panel } from './panel.tsx'
import { keep, kept } from './storage.ts'
import { speak, t } from './texts.ts'
import { createUnread } from './unread.ts'

/**
 * Draws the chat from its state after each change. Components have no state of their own, so a draft survives closing
 * the panel.
 */
export function createWidget(frame: Frame): Widget {
  const panel = createRef<HTMLDivElement>()
  const log = createRef<HTMLDivElement>()
  const input = createRef<HTMLTextAreaElement>()
  const root = document.createElement('div')
  frame.addSheet(frame.shadow, css)
  frame.shadow.append(root)
  let { options } = frame
  let chat: Chat
  let isOpen = false
  let leaveDialog = (): void => undefined
  let opener: Element | null = null
  let draft = kept('draft')
  let menu: (() => void) | undefined
  let hint: string | undefined
  const unread = createUnread()
  const follow = followLog(log, () => draw())

  const draw = (): void => {
    const state = chat.state()
    if (isOpen && !document.hidden) unread.see(state.entries)
    const count = unread.count(state.entries)
    unread.showInTitle(count)
    const news = isOpen || count === 0 ? '' : t.unread(count)
    frame.launcher.set(!isOpen, news)
    root.lang = options.lang === 'en' ? 'en' : 'vi'
    if (!isOpen) {
      // Beside the button: a live region inside one is not read by all screen readers.
      return render(
        <p class="aside" role="status">
          {news}
        </p>,
        root,
      )
    }
    const items = logItems(state)
    render(
      <Panel
        {...{ chat, state, items, panel, log, input, draft, hint }}
        hasMore={follow.hasMore()}
        hasMenu={menu !== undefined}
        onDraft={setDraft}
        onScroll={follow.look}
        onMore={follow.toEnd}
        onMenu={toggleMenu}
        onClose={close}
        onAttach={(files) => tried(chat.attach(files))}
        onView={(url, name) => tried(chat.view(url, name))}
      />,
      root,
    )
    growToText(input.current)
    follow.drawn(items)
  }

  const begin = (): void => {
    chat = createChat(options)
    chat.subscribe(draw)
    chat.start()
  }
  const setDraft = (text: string): void => {
    draft = text
    keep('draft', text)
    draw()
  }
  const say = (text: string | undefined): void => {
    hint = text
    draw()
  }
  const tried = (loading: Promise<void>): void =>
    void loading.then(
      () => say(undefined),
      () => say(t.notLoaded),
    )

  const setLook = async (look: Look): Promise<void> => {
    options = { ...options, ...look }
    keep('look', `${look.theme} ${look.size} ${look.lang}`)
    frame.setLook(look)
    await speak(look.lang)
    draw()
  }
  const forget = (): void => {
    for (const name of ['visitor', 'seen', 'unsent', 'draft'] as const) keep(name, '')
    chat.stop()
    draft = ''
    begin()
    draw()
  }
  const toggleMenu = (): void => {
    if (menu !== undefined) return menu()
    const done = (): void => {
      menu = undefined
      draw()
    }
    const show = async (): Promise<void> => {
      const { openMenu } = await import('./menu.ts')
      const isStranger = chat.state().name === undefined
      if (panel.current !== null)
        menu = openMenu(panel.current, frame, options, { setLook, done, ...(isStranger ? { forget } : {}) })
    }
    tried(show())
  }

  const open = (): void => {
    if (isOpen) return
    opener = document.activeElement
    isOpen = true
    keep('open', '1')
    draw()
    if (panel.current !== null) leaveDialog = enterDialog(panel.current, () => (menu ?? close)())
    follow.opened()
    draw()
    // On a phone the keyboard would cover the greeting before it is read.
    const first = matchMedia('(pointer: coarse)').matches ? log : input
    first.current?.focus({ preventScroll: true })
  }
  const close = (): void => {
    if (!isOpen) return
    menu?.()
    leaveDialog()
    isOpen = false
    keep('open', '')
    draw()
    // To the link of the page that opened the chat, else to the launcher.
    if (opener instanceof HTMLElement && opener !== document.body && opener.shadowRoot === null) opener.focus()
    else frame.launcher.button.focus()
  }

  begin()
  document.addEventListener('visibilitychange', () => draw())
  void speak(options.lang).then(draw, () => undefined)
  draw()
  return { open, close }
}
