import type { Frame, Look, Widget, WidgetOptions } from './frame.ts'
import { createLauncher, type Launcher } from './launcher.ts'
import css from './loader.css?inline'
import { kept } from './storage.ts'

/**
 * The one script of a host page, small enough for every page of it: the button. The chat itself comes with the first
 * tap. `ansinh.open()` and links to `#ansinh` open it too, so that a QR code or a link in a letter leads straight into it.
 */
declare global {
  interface Window {
    /** The one name that the widget puts on the host page. */
    ansinh?: Widget
  }
  /** The chat's file, named by its hash (vite.config.ts). */
  const CHAT_FILE: string
}

interface ChatModule {
  createWidget(frame: Frame): Widget
}

/** Who wrote less than a day ago waits for something: the answer shows on the closed button, on every page. */
const WAITS_FOR_MS = 24 * 3600 * 1000
/** The host page comes first. */
const AFTER_PAGE_MS = 1500

const own = document.currentScript
// Two script tags, or a page that runs its scripts again: one widget.
if (own instanceof HTMLScriptElement && (window.ansinh === undefined || own.dataset['again'])) mount(own)

function mount(script: HTMLScriptElement): void {
  const again = script.dataset['again'] ?? ''
  const origin = new URL(script.src).origin
  const host = document.createElement('div')
  host.id = 'ansinh-widget'
  const shadow = host.attachShadow({ mode: 'open' })
  addSheet(shadow, css)
  const launcher = createLauncher(() => open(() => loadAgain(script, launcher.failed)))
  shadow.append(launcher.button)
  const options = { origin, ...optionsOf(script.dataset) }
  const setLook = createLook(host, launcher, options)

  let chat: Promise<Widget> | undefined
  const load = (): Promise<Widget> => {
    // A browser remembers a module that did not come; the repeated script asks under another name.
    chat ??= import(`${origin}/widget/${CHAT_FILE}${again}`).then((module: ChatModule) =>
      module.createWidget({ shadow, options, addSheet, launcher, setLook }),
    )
    return chat
  }
  const open = (onFailed: () => void): void => {
    launcher.busy()
    load().then((widget) => widget.open(), onFailed)
  }
  window.ansinh = {
    open: () => launcher.button.click(),
    close: () => void chat?.then((widget) => widget.close()),
  }
  document.getElementById(host.id)?.remove()
  // Not the body: a script in the head may run before there is one.
  document.documentElement.append(host)
  openByLinks()
  // A phone that ran out of memory drops the page behind the back of who is writing (Chrome): it goes on where it was.
  const wasDropped = 'wasDiscarded' in document && document.wasDiscarded === true && kept('open') !== ''
  if (location.hash === '#ansinh' || wasDropped || again) open(launcher.failed)
  else if (isWaiting()) setTimeout(() => void load().catch(() => undefined), AFTER_PAGE_MS)
}

function openByLinks(): void {
  document.addEventListener('click', (event) => {
    const isLink = event.target instanceof Element && event.target.closest('a[href$="#ansinh"]') !== null
    // A loader that another has replaced still listens.
    if (!isLink || event.defaultPrevented) return
    event.preventDefault()
    window.ansinh?.open()
  })
}

function createLook(host: HTMLElement, launcher: Launcher, first: Look): (look: Look) => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  let look = first
  const show = (): void => {
    const isDark = look.theme === 'dark' || (look.theme !== 'light' && dark.matches)
    host.dataset['theme'] = host.style.colorScheme = isDark ? 'dark' : 'light'
    host.dataset['size'] = look.size
    launcher.speak(look.lang)
  }
  dark.addEventListener('change', show)
  show()
  return (next) => {
    look = next
    show()
  }
}

/** The citizen's own choice goes before the page's. A word that nobody knows counts as none. */
function optionsOf(data: DOMStringMap): Omit<WidgetOptions, 'origin'> {
  const [theme, size, lang] = kept('look').split(' ')
  return {
    site: data['site'] ?? '',
    identity: data['identity'] ?? '',
    theme: theme || data['theme'] || '',
    size: size || data['size'] || '',
    lang: lang || data['lang'] || '',
  }
}

function isWaiting(): boolean {
  const [, at = 0] = kept('seen').split(' ')
  return Number(at) > Date.now() - WAITS_FOR_MS || kept('unsent') !== ''
}

/**
 * The network failed, or a new version has replaced the file since the page was loaded: the loader is asked for anew
 * and, when it comes, takes the place of this one.
 */
function loadAgain(script: HTMLScriptElement, onFailed: () => void): void {
  const again = document.createElement('script')
  Object.assign(again.dataset, script.dataset, { again: `?${Date.now()}` })
  again.src = script.src
  again.addEventListener('error', onFailed)
  document.head.append(again)
}

function addSheet(shadow: ShadowRoot, text: string): void {
  if ('adoptedStyleSheets' in shadow && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
    return
  }
  // Safari before 16.4.
  const style = document.createElement('style')
  style.textContent = text
  shadow.append(style)
}
